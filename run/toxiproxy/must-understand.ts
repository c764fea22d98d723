import { UsageError } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";
import { findToxiproxy } from "./find-toxiproxy.ts";
import type { ToxiproxyChoice, ToxiproxySource } from "./toxiproxy.ts";

/** What every toxiproxy-server that we accept can do to a connection. */
const KNOWN: ReadonlySet<string> = new Set([
  "latency",
  "bandwidth",
  "slow_close",
  "timeout",
  "reset_peer",
  "limit_data",
  "slicer",
]);

/** Refuses a plan whose faults only the embedded Toxiproxy can put on, before anything is started. */
export function mustUnderstand(
  plan: Plan,
  { dialect, name }: Pick<ToxiproxySource, "dialect" | "name">,
): void {
  if (dialect === "embedded") return;
  for (const { id, changes } of plan.breaks) {
    for (const change of changes) {
      if (change.kind !== "toxic" || KNOWN.has(change.toxic.type)) continue;
      throw new UsageError(
        `The break "${id}" needs "${change.toxic.type}", which ${name} does not have.`,
        "Run it with --toxiproxy embedded, or leave the break out with --only.",
      );
    }
  }
}

/** The Toxiproxy that was asked for, if it can do what the plan wants; who cannot is not even looked for. */
export async function findToxiproxyFor(plan: Plan, choice: ToxiproxyChoice): Promise<ToxiproxySource> {
  if (choice.kind === "server") mustUnderstand(plan, { dialect: "server", name: "toxiproxy-server" });
  const found = await findToxiproxy(choice);
  mustUnderstand(plan, found);
  return found;
}
