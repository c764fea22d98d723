import type { Count } from "./front.ts";

const windowMs = 2_000;
const leastCalls = 20;
const mostFailed = 0.05;

interface Sum {
  calls: number;
  failed: number;
}

interface Look {
  readonly at: number;
  readonly counts: readonly Count[];
}

const noCalls = { answered: 0, failed: 0 };

/** What became of the calls of each build between two looks. */
const sumsOf = (before: readonly Count[], now: readonly Count[], buildOf: (port: number) => string) => {
  const sums = new Map<string, Sum>();
  for (const { port, answered, failed } of now) {
    const then = before.find((each) => each.port === port) ?? noCalls;
    const build = buildOf(port);
    const sum = sums.get(build) ?? { calls: 0, failed: 0 };
    sum.calls += answered - then.answered;
    sum.failed += failed - then.failed;
    sums.set(build, sum);
  }
  return sums;
};

/** Watches what each build answers to people, over the last two seconds. */
export class Gate {
  readonly #looks: Look[] = [];

  /** Takes a look at the counts; returns the builds of which too many calls fail. */
  failing(counts: readonly Count[], at: number, buildOf: (port: number) => string): readonly string[] {
    this.#looks.push({ at, counts });
    while ((this.#looks[1]?.at ?? at) <= at - windowMs) this.#looks.shift();
    const first = this.#looks[0];
    // Half a window says too little.
    if (first === undefined || at - first.at < windowMs / 2) return [];
    const sums = sumsOf(first.counts, counts, buildOf);
    return [...sums]
      .filter(([, { calls, failed }]) => calls >= leastCalls && failed > mostFailed * calls)
      .map(([build]) => build);
  }

  /** To be called when a copy has changed its build: what was counted before was another one's. */
  forget(): void {
    this.#looks.length = 0;
  }
}
