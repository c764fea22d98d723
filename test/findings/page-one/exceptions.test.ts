import { describe, expect, it } from "vitest";
import { judgeRun } from "../../../findings/judge-run.ts";
import type { Plan } from "../../../model/plan.ts";
import type { SignedException } from "../../../model/sign-off.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";
import { anException } from "../../support/a-page-one.ts";
import { aRecord, type RecordBuilder } from "../../support/a-record.ts";

/** The run starts on 2012-11-06. */
const signed = (exceptions: readonly SignedException[], change: Partial<Plan> = {}): RecordBuilder =>
  aRecord(aPlan({ exceptions, ...change }));
const judged = (builder: RecordBuilder) => judgeRun(builder.build());
/** No fix helps. */
const rejected = (builder: RecordBuilder) => builder.withPhase("fixed", { good: 0.5 });

describe("an exception that somebody signed", () => {
  it("makes a failed gate a condition, and says who answers until when", () => {
    const found = judged(rejected(signed([anException()])));
    expect(found.verdict).toBe("READY WITH CONDITIONS");
    expect(found.sentence).toBe(
      "6,000 calls sent; 0 of 1 breaks held or were fixed. Not met and accepted until 2012-11-07 by Field director: every break is fixed (database-slow).",
    );
    expect(found.pageOne).toMatchObject({
      conditions: [anException()],
      idleExceptions: [],
      validUntil: "2012-11-07",
      validBecause: "the exception that Field director signed ends",
    });
  });

  it.each([
    ["expired the day before the run", { until: "2012-11-05" }, "it expired on 2012-11-05"],
    ["is signed for later", { on: "2012-11-07" }, "it was signed on 2012-11-07, after the run"],
    ["is for another break", { break: "cache-lost" }, "cache-lost does not fail it"],
  ])("does not count when it %s", (_, change, because) => {
    const found = judged(rejected(signed([anException(change)])));
    expect(found.verdict).toBe("NOT READY");
    expect(found.pageOne?.conditions).toEqual([]);
    expect(found.pageOne?.idleExceptions[0]?.because).toContain(because);
  });

  it.each([
    ["on", "2012-11-06"],
    ["until", "2012-11-06"],
  ])("counts on the day of its %s", (key, date) => {
    expect(judged(rejected(signed([anException({ [key]: date })]))).verdict).toBe("READY WITH CONDITIONS");
  });

  it("does not count for a gate that did not fail, and the day is READY", () => {
    const found = judged(signed([anException()]));
    expect(found.verdict).toBe("READY");
    expect(found.pageOne?.idleExceptions[0]?.because).toBe("this gate did not fail");
  });

  it("helps no doubt: too little evidence stays INCONCLUSIVE", () => {
    expect(judged(signed([anException()]).withPhase("canary", { latency: 4 })).verdict).toBe("INCONCLUSIVE");
  });

  it("must be there for every break that fails", () => {
    const second = aBreak({
      id: "cache-lost",
      windows: laterWindows(),
    });
    const plan = { breaks: [aBreak(), second] };
    expect(judged(rejected(signed([anException()], plan))).verdict).toBe("NOT READY");
    const both = [anException(), anException({ break: "cache-lost" })];
    expect(judged(rejected(signed(both, plan))).verdict).toBe("READY WITH CONDITIONS");
  });

  it.each([
    ["no-write-lost", (builder: RecordBuilder) => builder.withLedger({ lost: 1 })],
    ["nothing-stays-broken", (builder: RecordBuilder) => builder.without("healed")],
    [
      "schedule-kept",
      (builder: RecordBuilder) => builder.with((record) => ({ ...record, damage: "line 7" })),
    ],
  ])("never counts for %s, even in a plan that holds one", (gate, harm) => {
    const { break: _, ...forGate } = anException({ gate });
    const found = judged(harm(signed([forGate])));
    expect(found.verdict).not.toMatch(/^READY/u);
    expect(found.pageOne?.idleExceptions[0]?.because).toBe("nobody can answer for this gate");
  });

  it("never makes an interrupted run ready", () => {
    const stopped = rejected(signed([anException()])).withEvents((events) =>
      events.map((event) => (event.kind === "run-ended" ? { ...event, how: "interrupted" } : event)),
    );
    expect(judged(stopped).verdict).toBe("INCONCLUSIVE");
  });

  it("does not count when the record does not say when the run began", () => {
    const timeless = rejected(signed([anException()])).without("run-started");
    expect(judged(timeless).pageOne?.idleExceptions[0]?.because).toContain("does not say when");
    expect(judged(timeless).verdict).toBe("NOT READY");
  });
});

const later = <W extends { from: number; to: number }>(window: W) => ({
  ...window,
  from: (window.from + 46_000) as W["from"],
  to: (window.to + 46_000) as W["to"],
});

/** Everything of the break 46 s later. */
function laterWindows() {
  const { before, during, fixed, after } = aBreak().windows;
  return {
    before: later(before),
    during: later(during),
    fixed: fixed.map((window) => later(window)),
    after: later(after),
  };
}
