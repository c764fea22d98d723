import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallClass, PhaseId } from "../../../model/record.ts";
import { millis, ratio, seconds } from "../../../model/units.ts";
import type { Plan } from "../../../model/plan.ts";
import { StopConditions } from "../../../run/stop-conditions/stop-conditions.ts";
import { aLatenessRow } from "../../support/a-call-row.ts";
import { aPlan } from "../../support/a-plan.ts";

const OUTSIDE = ["day", "slow/canary", "slow/settle", "slow/before"];
const INSIDE = ["slow/during", "slow/alone", "slow/again", "slow/fixed:before", "slow/between", "slow/after"];

/** A plan of 6,000 calls in which the first objective has a floor of 80 %. */
const floored = (stop: Plan["stop"] = {}): Plan =>
  aPlan({
    objectives: aPlan().objectives.map((promise, index) =>
      index === 0 ? { ...promise, stopUnder: ratio(0.8) } : promise,
    ),
    stop,
  });

interface Sent {
  readonly call?: string;
  readonly phase?: PhaseId;
  readonly class?: CallClass;
  /** Every so many of them are not good. */
  readonly badEvery: number;
  readonly count: number;
}

/** The first reason that ten calls a second give, and after how many of them. */
function reasonOf(conditions: StopConditions, { badEvery, count, ...rest }: Sent) {
  for (let sent = 1; sent <= count; sent += 1) {
    const at = millis(sent * 100);
    const place = { call: "next-voter", phase: "day", class: "within", ...rest } as const;
    const reason = conditions.settled({ ...place, due: at, isGood: sent % badEvery !== 0 }, at);
    if (reason !== undefined) return { ...reason, sent };
  }
  return undefined;
}

describe("a floor", () => {
  it.each(OUTSIDE)("ends the run when too few calls of %s are good, and says how many were", (phase) => {
    expect(reasonOf(new StopConditions(floored()), { phase, badEvery: 2, count: 100 })).toEqual({
      condition: "floor",
      text: "10 of 20 calls of next-voter were good in the last 10 s (50 %), and its stopUnder is 80 %",
      sent: 20,
    });
  });

  it.each(INSIDE)("does not look at calls of %s", (phase) => {
    expect(reasonOf(new StopConditions(floored()), { phase, badEvery: 1, count: 500 })).toBeUndefined();
  });

  it.each(["across", "healed-away"] as const)("does not look at calls that are %s", (callClass) => {
    const sent = { class: callClass, badEvery: 1, count: 500 };
    expect(reasonOf(new StopConditions(floored()), sent)).toBeUndefined();
  });

  it("holds for its own calls alone", () => {
    const sent = { call: "record-contact", badEvery: 1, count: 500 };
    expect(reasonOf(new StopConditions(floored()), sent)).toBeUndefined();
  });

  it("is not reached by exactly its share, but by one call less", () => {
    const conditions = new StopConditions(floored());
    expect(reasonOf(conditions, { badEvery: 5, count: 20 })).toBeUndefined();
    const call = { call: "next-voter", phase: "day", class: "within", isGood: false } as const;
    expect(conditions.settled({ ...call, due: millis(2000) }, millis(2000))?.condition).toBe("floor");
  });
});

/** Does this call count against the error budget? */
const isSpoilt = (call: { phase: string; class: CallClass; isGood: boolean }): boolean =>
  !call.isGood && call.class === "within" && OUTSIDE.includes(call.phase);

describe("the error budget", () => {
  const budget = { errorBudget: ratio(0.02) };

  it("is spent by the first call more than it allows, of whatever name", () => {
    const sent = { call: "record-contact", badEvery: 10, count: 6000 };
    expect(reasonOf(new StopConditions(aPlan({ stop: budget })), sent)).toEqual({
      condition: "error-budget",
      text: "121 calls were not good, and the errorBudget is 120 (2 % of 6,000 planned calls)",
      sent: 1210,
    });
  });

  it("of nothing ends the run with the first bad call", () => {
    const none = new StopConditions(aPlan({ stop: { errorBudget: ratio(0) } }));
    expect(reasonOf(none, { badEvery: 3, count: 10 })?.sent).toBe(3);
  });

  it("is not spent by any number of calls inside of the faults, or at their edges", () => {
    const place = fc.record({
      phase: fc.constantFrom(...OUTSIDE, ...INSIDE),
      class: fc.constantFrom<CallClass>("within", "across", "healed-away"),
      isGood: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 400, size: "max" }), (places) => {
        const conditions = new StopConditions({ ...aPlan(), stop: { errorBudget: ratio(0.001) } });
        let spoilt = 0;
        for (const call of places) {
          if (isSpoilt(call)) spoilt += 1;
          const reason = conditions.settled({ call: "x", due: millis(0), ...call }, millis(0));
          expect(reason !== undefined).toBe(spoilt > 6 && isSpoilt(call));
        }
      }),
    );
  });
});

describe("a late generator", () => {
  it("ends the run in its third late second running, and not before", () => {
    const conditions = new StopConditions(aPlan({ stop: { late: seconds(1) } }));
    const rows = [1500, 1500, 1, 1500, 1500, 2000].map((late, second) => aLatenessRow(second, late));
    expect(rows.map((row) => conditions.lateness(row)?.text)).toEqual([
      ...Array.from({ length: 5 }),
      expect.stringMatching(
        /^the load generator was more than 1 s late \(p99\) in 3 seconds running, at last 2 s$/u,
      ),
    ]);
  });
});

it("a plan without stop conditions ends no run", () => {
  const conditions = new StopConditions(aPlan());
  expect(reasonOf(conditions, { badEvery: 1, count: 500 })).toBeUndefined();
  expect([0, 1, 2, 3].map((second) => conditions.lateness(aLatenessRow(second, 60_000)))).toEqual(
    Array.from({ length: 4 }),
  );
});
