import type { Probe } from "../../model/plan.ts";
import { comesBack, deaths, probeSign, state } from "./inside.ts";
import { calls, errors, good, times } from "./outside.ts";
import type { Sign } from "./sign.ts";

export { timesText } from "./outside.ts";
export type { Sign } from "./sign.ts";

/** All signs, the surest first: a death is seen for sure, a probe looks inside, shares and times move with the load. */
export const signsWith = (probes: readonly Probe[]): readonly Sign[] => [
  deaths,
  ...probes.map(probeSign),
  state,
  errors,
  calls,
  times,
  good,
  comesBack,
];
