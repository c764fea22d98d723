import { UsageError } from "../model/errors.ts";
import { readHost } from "../model/host.ts";
import { nearest } from "../model/nearest.ts";
import type { Plan } from "../model/plan.ts";
import { shellWord } from "../model/shell-word.ts";
import { allowFlags, leadsHere, reachOf, type Addresses, type Reached } from "../plan/reach.ts";
import { didYouMean } from "../plan/wording.ts";
import type { LookUp } from "./look-up.ts";

/** Where a run goes beyond this machine, with everything that was looked up on the way. */
export interface Permitted {
  readonly foreign: readonly string[];
  readonly addresses: Addresses;
}

interface Leave {
  readonly allowed: readonly string[];
  readonly lookUp: LookUp;
  /** Hosts that are reached beside those of the plan. */
  readonly also?: readonly Reached[];
}

const isNowhere = (address: string): boolean => readHost(address).kind === "unusable";

/** The scenario and the command line must both name a host. */
function refuseUnnamed(allowed: readonly string[], { hosts = [], scenario }: Plan): void {
  const unnamed = allowed.find((host) => !hosts.includes(host));
  if (unnamed === undefined) return;
  const meant = nearest(unnamed, hosts);
  throw new UsageError(
    `"--allow-host ${unnamed}" allows a host that "${scenario.file}" does not name.`,
    meant === undefined
      ? `hosts: of the scenario must name it too; it has: ${hosts.join(", ") || "none"}.`
      : didYouMean(meant),
  );
}

/** A name without addresses is only an error where it may be used; elsewhere it is refused, as everything unsure. */
async function lookUpNames(reach: readonly Reached[], { allowed, lookUp }: Leave): Promise<Addresses> {
  const names = reach.filter(({ kind, host }) => kind === "name" || host === "localhost");
  const found = names.map(async ({ host }) => {
    const addresses = lookUp(host);
    return [host, await (allowed.includes(host) ? addresses : addresses.catch(() => []))] as const;
  });
  return new Map(await Promise.all(found));
}

const shown = ({ host, from }: Reached, found: readonly string[] | undefined): string =>
  `"${host}"${found === undefined ? "" : ` (${found.join(", ") || "no address known"})`}, reached by ${from.join(", ")}`;

function refuseDenied(
  away: readonly Reached[],
  { addresses, allowed }: { readonly addresses: Addresses; readonly allowed: readonly string[] },
  { scenario: { file } }: Plan,
): void {
  const denied = away.filter(({ host }) => !allowed.includes(host));
  if (denied.length === 0) return;
  const flags = allowFlags([...allowed, ...denied.map(({ host }) => host)]);
  const list = denied.map((reached) => shown(reached, addresses.get(reached.host))).join("; ");
  const strange = denied.find(({ kind }) => kind === "loopback");
  throw new UsageError(
    `Not on this machine, and not allowed by the command line: ${list}.`,
    strange === undefined
      ? `If they are yours to break, type: gameday run ${shellWord(file)}${flags}`
      : `"${strange.host}" must be this machine: write "127.0.0.1" instead, or correct what it stands for.`,
  );
}

/**
 * Refuses a plan that reaches a host beyond this machine which the command line does not allow, by its address or by
 * what its name stands for right now. Nothing has been started yet.
 */
export async function permitHosts(plan: Plan, leave: Leave): Promise<Permitted> {
  const { allowed, also = [] } = leave;
  refuseUnnamed(allowed, plan);
  const reach = [...reachOf(plan), ...also];
  const addresses = await lookUpNames(reach, leave);
  const away = reach.filter((reached) => !leadsHere(reached, addresses));
  refuseDenied(away, { addresses, allowed }, plan);
  for (const { host } of away) {
    const nowhere = addresses.get(host)?.find(isNowhere);
    if (nowhere === undefined) continue;
    throw new UsageError(
      `"${host}" stands for "${nowhere}", and that is not the address of one machine.`,
      "Correct what the name stands for, or write the address of the machine.",
    );
  }
  return { foreign: away.map(({ host }) => host), addresses };
}
