import { Option, type Command } from "commander";
import { readHost } from "../model/host.ts";
import type { Plan } from "../model/plan.ts";
import type { Reached } from "../plan/reach.ts";
import { host } from "../plan/schema/hosts.ts";
import type { ToxiproxyChoice } from "../run/toxiproxy/toxiproxy.ts";
import { confirmForeign } from "./confirm-foreign.ts";
import type { Console } from "./console.ts";
import { checked } from "./flag-values.ts";
import { lookUp as lookUpHere, type LookUp } from "./look-up.ts";
import { permitHosts } from "./permit-hosts.ts";

/** The flags that let a run reach beyond this machine. */
export interface HostFlags {
  readonly allowHost?: readonly string[];
  readonly yes?: boolean;
}

const further = (text: string, previous: readonly string[] = []): readonly string[] => [
  ...previous,
  checked(host)(text),
];

export const addHostOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        "--allow-host <host>",
        "a machine other than this one that hosts: of the scenario names; can be repeated",
      ).argParser(further),
    )
    .addOption(new Option("--yes", "do not ask before a run beyond this machine"));

/** A Toxiproxy that already runs is spoken to before the plan is. */
function toxiproxyAt(choice: ToxiproxyChoice): readonly Reached[] {
  const at = choice.kind === "url" ? readHost(new URL(choice.url).hostname) : undefined;
  return at === undefined || at.kind === "unusable" ? [] : [{ ...at, from: ["--toxiproxy"] }];
}

/** Lets a run go on when all that it reaches is this machine, or was named twice and confirmed; else nothing starts. */
export async function askLeave(
  plan: Plan,
  flags: HostFlags & { readonly toxiproxy: ToxiproxyChoice },
  doors: { readonly console: Console; readonly signal: AbortSignal; readonly lookUp?: LookUp },
): Promise<void> {
  const { allowHost: allowed = [], yes = false, toxiproxy } = flags;
  const { lookUp = lookUpHere } = doors;
  const permitted = await permitHosts(plan, { allowed, lookUp, also: toxiproxyAt(toxiproxy) });
  if (!yes) await confirmForeign(plan, permitted, doors);
}
