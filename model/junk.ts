import type { PlannedCall, Traffic } from "./traffic.ts";

/** Names of the calls that nobody waits for. */
export const junkNames = (mix: readonly Pick<PlannedCall, "name" | "junk">[]): ReadonlySet<string> =>
  new Set(mix.filter(({ junk }) => junk === true).map(({ name }) => name));

/** How many calls of the replay are junk. */
export const junkCalls = ({ junk = [] }: Pick<Traffic, "junk">): number =>
  junk.reduce((sum, count) => sum + count, 0);

/** How many calls of the replay are people's. */
export const peoplesCalls = (traffic: Pick<Traffic, "calls" | "junk">): number =>
  traffic.calls - junkCalls(traffic);
