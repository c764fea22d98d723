import { badCallsLimit, type AlertRule } from "../../model/alert.ts";
import { FLAVOURS, increaseAt, samplesOf, type Flavour } from "./increase.ts";
import type { Counter } from "./steps.ts";

/** The increase of each counter at each moment, for one flavour of Prometheus. */
export interface Seen {
  readonly moments: number;
  readonly counters: readonly {
    readonly call: string;
    readonly outcome: string;
    readonly increase: Float64Array;
  }[];
}

function lookAt(counters: readonly Counter[], flavour: Flavour): Seen {
  const moments = (counters[0]?.growth.length ?? 0) + 1;
  return {
    moments,
    counters: counters.map(({ call, outcome, growth }) => {
      const samples = samplesOf(growth);
      const increase = Float64Array.from({ length: moments }, (_, at) => increaseAt(samples, at, flavour));
      return { call, outcome, increase };
    }),
  };
}

/** What every flavour sees of the same counters. */
export const lookAtAll = (counters: readonly Counter[]): readonly Seen[] =>
  FLAVOURS.map((flavour) => lookAt(counters, flavour));

/** `sum(increase(…))`: of the counters that have an answer; NaN when none has. */
function sumAt(increases: readonly Float64Array[], at: number): number {
  let sum = Number.NaN;
  for (const increase of increases) {
    const value = increase[at] ?? Number.NaN;
    if (!Number.isNaN(value)) sum = Number.isNaN(sum) ? value : sum + value;
  }
  return sum;
}

/** At which moments the expression of a rule has a result. A comparison with NaN is none, as in Prometheus. */
export function firingMoments(
  { calls, budget, signature }: AlertRule,
  { moments, counters }: Seen,
): readonly boolean[] {
  const bad = counters.filter(({ call, outcome }) => calls.includes(call) && outcome !== "good");
  const all = bad.map(({ increase }) => increase);
  const signed = bad.filter(({ outcome }) => outcome === signature?.outcome).map(({ increase }) => increase);
  const limit = badCallsLimit({ budget });
  return Array.from({ length: moments }, (_, at) => {
    const sum = sumAt(all, at);
    if (!(sum > limit)) return false;
    return signature === undefined || sumAt(signed, at) > signature.share * sum;
  });
}
