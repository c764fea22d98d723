import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRuns } from "../../../findings/compare/compare-runs.ts";
import type { Change, Difference } from "../../../model/comparison.ts";
import type { RunRecord } from "../../../model/record.ts";
import { seconds } from "../../../model/units.ts";
import { aStepOutcome } from "../../support/a-run-event.ts";
import { aRecord, type Behaviour } from "../../support/a-record.ts";

const changeOf = (first: RunRecord, second: RunRecord, what: string): Change | undefined =>
  compareRuns(first, second).differences.find((difference) => difference.what === what)?.change;

const healthy = aRecord().build();
const rejected = aRecord()
  .withEvents((events) =>
    events.map((event) => (event.kind === "step" ? { ...event, step: aStepOutcome(false) } : event)),
  )
  .build();

const MIRROR: Readonly<Record<Change, Change>> = {
  new: "fixed",
  fixed: "new",
  worse: "better",
  better: "worse",
  unchanged: "unchanged",
  undecided: "undecided",
};

const behaviour = fc.record({
  good: fc.constantFrom(1, 0.995, 0.9, 0.4, 0),
  latency: fc.constantFrom(4, 9, 120, 700),
  calls: fc.constantFrom(2, 50, 200),
}) satisfies fc.Arbitrary<Behaviour>;

/** Runs of one plan in which each phase, the ledger and the steps may be anything. */
const anyRun = fc
  .record({
    day: behaviour,
    before: behaviour,
    during: behaviour,
    fixed: behaviour,
    after: behaviour,
    lost: fc.constantFrom(0, 1, 7),
    doubled: fc.constantFrom(0, 2),
    stopped: fc.constantFrom(undefined, 25, 50),
  })
  .map(({ lost, doubled, stopped, ...phases }) => {
    const builder = aRecord().withLedger({ lost, doubled });
    for (const [phase, like] of Object.entries(phases)) builder.withPhase(phase, like);
    return (stopped === undefined ? builder : builder.stoppedAt(stopped)).build();
  });

const mirrored = ({ about, what, first, second, change }: Difference) => ({
  about,
  what,
  first: second.text,
  second: first.text,
  change: MIRROR[change],
});

const plain = ({ about, what, first, second, change }: Difference) => ({
  about,
  what,
  first: first.text,
  second: second.text,
  change,
});

const duringGood = (good: number): RunRecord => aRecord().withPhase("during", { good, latency: 4 }).build();

const clotted = (from: number): RunRecord =>
  aRecord()
    .withPhase("during", { good: (second) => (second < from ? 0 : 1), latency: 4 })
    .build();

const dayAt = (latency: number): RunRecord =>
  aRecord().withPhase("day", { latency }).withPhase("before", { latency }).build();

const backAt = (second: number): RunRecord =>
  aRecord()
    .withPhase("after", { good: (at) => (at < second ? 0.5 : 1) })
    .build();

describe("any two runs of a plan", () => {
  it("a run is the same as itself, in everything", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const { trend, differences, plans, around } = compareRuns(run, run);
        expect(differences.filter(({ change }) => change !== "unchanged")).toEqual([]);
        expect(differences.length).toBeGreaterThan(3);
        expect({ trend, plans, around }).toEqual({ trend: "same", plans: [], around: [] });
      }),
      { numRuns: 25 },
    );
  });

  it("the other way round, new is fixed and worse is better", () => {
    fc.assert(
      fc.property(anyRun, anyRun, (one, other) => {
        const [there, back] = [compareRuns(one, other), compareRuns(other, one)];
        expect(back.differences.map((found) => plain(found))).toEqual(
          there.differences.map((found) => mirrored(found)),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe("what is judged", () => {
  it("is new when it failed only in the second run, and fixed the other way round", () => {
    expect(changeOf(healthy, rejected, "outcome")).toBe("new");
    expect(changeOf(rejected, healthy, "outcome")).toBe("fixed");
    expect(compareRuns(healthy, rejected).trend).toBe("worse");
    expect(compareRuns(rejected, healthy).trend).toBe("better");
  });

  it("is worse when it was told before and cannot be told now", () => {
    const sick = aRecord().withPhase("before", { good: 0.5 }).build();
    expect(changeOf(healthy, sick, "outcome")).toBe("worse");
  });

  it("is undecided when a doubt takes the place of a failure, and that is not the same or better", () => {
    const sick = aRecord().withPhase("before", { good: 0.5 }).build();
    expect(changeOf(rejected, sick, "outcome")).toBe("undecided");
  });

  it("tells a break that needs no fix any more as better", () => {
    const withstood = aRecord().withPhase("during", { good: 1, latency: 4 }).build();
    expect(changeOf(healthy, withstood, "outcome")).toBe("better");
  });
});

describe("what is counted", () => {
  it("is new from the first lost write on, and worse with each more", () => {
    const [one, three] = [1, 3].map((lost) => aRecord().withLedger({ lost }).build());
    if (one === undefined || three === undefined) throw new Error("two runs were built");
    expect(changeOf(healthy, one, "writes lost")).toBe("new");
    expect(changeOf(one, three, "writes lost")).toBe("worse");
    expect(changeOf(three, healthy, "writes lost")).toBe("fixed");
  });
});

describe("what is measured", () => {
  const GOOD = "good during, no fix";

  it("is better when the intervals are apart", () => {
    expect(changeOf(duringGood(0.2), duringGood(0.6), GOOD)).toBe("better");
  });

  it("is unchanged when they reach into each other, and says why", () => {
    const found = compareRuns(duringGood(0.2), duringGood(0.22)).differences.find(
      ({ what }) => what === GOOD,
    );
    expect(found).toMatchObject({ change: "unchanged", note: "no difference that n allows to tell" });
  });

  it("is unchanged when the calls fail in clots: they tell less than their number", () => {
    expect(changeOf(clotted(26), clotted(24), GOOD)).toBe("unchanged");
  });

  it("takes a latency for changed only when somebody would notice", () => {
    expect(changeOf(dayAt(20), dayAt(21), "next-voter p50")).toBe("unchanged");
    expect(changeOf(dayAt(20), dayAt(40), "next-voter p50")).toBe("worse");
  });

  it("tells a time that was measured once as changed only when seconds lie between", () => {
    expect(changeOf(backAt(43), backAt(44), "back to full")).toBe("unchanged");
    expect(changeOf(backAt(43), backAt(49), "back to full")).toBe("worse");
  });

  it("is told for the state too, with no interval", () => {
    const found = compareRuns(healthy, healthy).differences.find(({ what }) =>
      what.startsWith("time to state"),
    );
    expect(found?.first.value).toBeLessThanOrEqual(seconds(2));
    expect(found?.first.low).toBeUndefined();
  });
});
