import { UsageError } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import { describeBlastRadius } from "../plan/describe-blast-radius.ts";
import { quoted } from "../plan/wording.ts";
import type { Console } from "./console.ts";
import type { Permitted } from "./permit-hosts.ts";

/** Shows what a run beyond this machine would touch, and lets it go on only when its name is typed. */
export async function confirmForeign(
  plan: Plan,
  { foreign, addresses }: Permitted,
  { console, signal }: { readonly console: Console; readonly signal: AbortSignal },
): Promise<void> {
  if (foreign.length === 0) return;
  const list = foreign.map((host) => `"${host}"`).join(", ");
  if (console.readLine === undefined) {
    throw new UsageError(
      `This run reaches beyond this machine, to ${list}, and nobody is at a terminal to confirm it.`,
      "Add --yes if that is what you want; gameday plan shows what it would touch.",
    );
  }
  const { id } = plan.scenario;
  console.err(`${describeBlastRadius(plan, addresses).join("\n")}\n\n`);
  console.err(`This run reaches beyond this machine, to ${list}.\nType the name of the scenario to go on: `);
  const typed = await console.readLine(signal);
  if (typed?.trim() === id) return;
  throw new UsageError(
    `${quoted(typed ?? "")} is not the name of the scenario, so nothing was started.`,
    `Run it again and type "${id}", or add --yes to go on without the question.`,
  );
}
