import { UsageError } from "../model/errors.ts";
import { uniform } from "../model/random.ts";
import type { Request, Traffic } from "../model/traffic.ts";
import { junkTest } from "./junk.ts";
import { LANES } from "./lanes.ts";
import { requestsByCall } from "./requests-by-call.ts";

type Mix = Pick<Traffic, "seed" | "mix"> & Partial<Pick<Traffic, "arrivals" | "junk">>;

/** Chooses among the calls of the mix that belong here: by weight, and the same for the same seed. */
function byWeight({ seed, mix }: Mix, belongs: (call: Traffic["mix"][number]) => boolean) {
  let total = 0;
  const until = mix.map((call) => (total += belongs(call) ? call.weight : 0));
  return {
    total,
    choose: (seq: number): number => {
      const point = uniform(seed, seq, LANES.mix) * total;
      return until.findIndex((edge) => point < edge);
    },
  };
}

/** Which call of the mix is number `seq`. */
function chooser(traffic: Mix): (seq: number) => number {
  const { arrivals, junk } = traffic;
  const all = byWeight(traffic, () => true);
  if (!(all.total > 0))
    throw new UsageError("The mix has no call with a weight above zero.", "Give a call a weight.");
  if (arrivals === undefined || junk === undefined) return all.choose;
  const isJunk = junkTest({ ...traffic, arrivals });
  const peoples = byWeight(traffic, (call) => call.junk !== true);
  const junkCalls = byWeight(traffic, (call) => call.junk === true);
  return (seq) => (isJunk(seq) ? junkCalls : peoples).choose(seq);
}

/** The request of every call, in any order: a pure function of the seed and the number, and of the run for `${key}`. */
export function requests(traffic: Mix, runId: string): (seq: number) => Request {
  const choose = chooser(traffic);
  const calls = requestsByCall(traffic, runId);
  return (seq) => {
    const make = calls[choose(seq)];
    if (make === undefined) throw new RangeError(`No call of the mix fits number ${seq}.`);
    return make(seq);
  };
}
