import { readHost, type UsableHost } from "../model/host.ts";
import type { Plan, StepAction } from "../model/plan.ts";
import type { Change } from "../model/toxic.ts";
import { hostOf } from "./host-of.ts";

/** A host that a run connects to, with the places of the scenario that lead there. */
export interface Reached extends UsableHost {
  readonly from: readonly string[];
}

type Address = readonly [from: string, address: string];

const ofAction = (from: string, action: StepAction | undefined): readonly Address[] =>
  action?.kind === "http" ? [[from, action.url]] : [];

function ofChange(id: string, change: Change): readonly Address[] {
  if (change.kind === "repoint") return [[`${id}/repoint-link`, change.to]];
  if (change.kind !== "hook") return [];
  return [...ofAction(`${id}/hook`, change.on), ...ofAction(`${id}/hook`, change.off)];
}

/** Every address of a plan, with its place. The calls of the traffic go to a link, so they have none of their own. */
const addressesOf = ({ links, system, ledger, state, probes = [], breaks }: Plan): readonly Address[] => [
  ...links.flatMap(({ name, to, listen }): readonly Address[] => [
    [`links.${name}.to`, to],
    ...(listen === undefined ? [] : [[`links.${name}.listen`, listen] as const]),
  ]),
  ...system.map(({ name, ready }): Address => [`system.${name}.ready`, ready]),
  ...(ledger === undefined ? [] : [["ledger.get", ledger.get] as const]),
  ...(state === undefined ? [] : [["state.get", state.get] as const]),
  ...probes.flatMap(({ name, read }): readonly Address[] =>
    read.kind === "get" ? [[`probes.${name}.get`, read.url]] : [],
  ),
  ...breaks.flatMap(({ id, changes, fixes }) => [
    ...changes.flatMap((change) => ofChange(id, change)),
    ...fixes.flatMap((fix) =>
      fix.steps.flatMap(({ action, undo }) => [
        ...ofAction(`${id}/${fix.id}`, action),
        ...ofAction(`${id}/${fix.id}`, undo),
      ]),
    ),
  ]),
];

/** Every host that a run of this plan connects to, each once, in the order of the scenario. */
export function reachOf(plan: Plan): readonly Reached[] {
  const found = new Map<string, UsableHost & { readonly from: Set<string> }>();
  for (const [from, address] of addressesOf(plan)) {
    const host = hostOf(address);
    // The scenario was refused when one of its addresses leads nowhere.
    if (host.kind === "unusable") continue;
    const known = found.get(host.host) ?? { ...host, from: new Set() };
    known.from.add(from);
    found.set(host.host, known);
  }
  return [...found.values()].map(({ kind, host, from }) => ({ kind, host, from: [...from] }));
}

/** The addresses that names stand for, once they were looked up. */
export type Addresses = ReadonlyMap<string, readonly string[]>;

/** Is this host the machine itself, with every address that its name stands for? A name that was not looked up is not. */
export function leadsHere({ kind, host }: Reached, addresses: Addresses): boolean {
  const found = addresses.get(host);
  if (found === undefined) return kind === "loopback";
  return found.length > 0 && found.every((address) => readHost(address).kind === "loopback");
}

/** What must be typed behind `gameday run` for hosts that are other machines. */
export const allowFlags = (hosts: readonly string[]): string =>
  hosts.map((host) => ` --allow-host ${host}`).join("");
