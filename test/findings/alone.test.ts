import { describe, expect, it } from "vitest";
import { judgeBreak } from "../../findings/judge-break.ts";
import { judgeRun } from "../../findings/judge-run.ts";
import { millis } from "../../model/units.ts";
import { aBreakLeftAlone, aPlan } from "../support/a-plan.ts";
import { aRecord, type Behaviour, type RecordBuilder } from "../support/a-record.ts";

/** The break is left alone from second 30 to second 38. */
const leftAlone = (): RecordBuilder => aRecord(aPlan({ breaks: [aBreakLeftAlone()] }));
const judged = (builder: RecordBuilder) => judgeBreak(aBreakLeftAlone(), builder.build());
const aloneWith = (behaviour: Partial<Behaviour>) => judged(leftAlone().withPhase("alone", behaviour)).alone;

describe("a service that is left alone behind the fault", () => {
  it("comes back by itself when from some second on every promise is kept", () => {
    expect(aloneWith({ good: (second) => (second < 32 ? 0.2 : 1) })).toEqual({
      cameBack: true,
      afterMs: 2000,
      text: "comes back by itself 2 s after the fault is gone",
    });
  });

  it("does not recover by itself when calls stay bad, in their numbers", () => {
    expect(aloneWith({ good: 0 })).toEqual({
      cameBack: false,
      text: "does not recover by itself: after the fault was gone 0 % of calls were good for 8 s",
    });
  });

  it("does not recover by itself when it serves, but not in full", () => {
    expect(aloneWith({ state: "read-only" })).toEqual({
      cameBack: false,
      text: 'does not recover by itself: after the fault was gone 100 % of calls were good for 8 s, and the service said "read-only"',
    });
  });

  it("is not judged by what was bad again at the end", () => {
    expect(aloneWith({ good: (second) => (second < 36 ? 1 : 0) })).toMatchObject({ cameBack: false });
  });

  it("is not judged where nobody wanted to know, where calls are few, or where the run ended in it", () => {
    expect(judgeBreak(aPlan().breaks[0] ?? aBreakLeftAlone(), aRecord().build())).not.toHaveProperty("alone");
    expect(aloneWith({ calls: 3 })).toBeUndefined();
    expect(judged(leftAlone().stoppedAt(35)).alone).toBeUndefined();
  });
});

describe("a break that was left alone", () => {
  it("is judged as any other: by its fix, and by what came back behind the fault that came off for good", () => {
    const found = judged(leftAlone().withPhase("alone", { good: 0 }));
    expect(found).toMatchObject({ outcome: "fix-proven", recoveredAfterMs: 500, brokeAfterMs: 0 });
    expect(found.phases.map(({ phase }) => phase)).toEqual(["before", "during", "alone", "fixed", "after"]);
  });

  it("stays broken when it came back alone, but not behind its fix", () => {
    expect(judged(leftAlone().withPhase("after", { good: 0 }))).toMatchObject({
      outcome: "never-recovered",
      alone: { cameBack: true },
    });
  });

  it("has two windows in the picture of the day, and is told with both", () => {
    const { day, notTested } = judgeRun(leftAlone().build());
    expect(day.windows).toEqual([
      { break: "database-slow", from: 20_000, to: 30_000 },
      { break: "database-slow", from: 38_000, to: 52_000 },
    ]);
    expect(notTested.join()).toContain("only for 10 s, then 14 s.");
  });

  it("that the run did not see to its end is told so, though its fault was off for a while", () => {
    const stopped = judgeRun(leftAlone().stoppedAt(45).build());
    expect(stopped.notTested).toContain("The break database-slow was not rehearsed to its end.");
    expect(stopped.breaks[0]).not.toHaveProperty("faultOffTookMs");
  });

  it("counts the deaths of all the time from the first fault to the last", () => {
    const death = { kind: "process-exited", process: "gotv", how: "exit code 1", expected: true } as const;
    const found = judged(leftAlone().withEvent({ at: millis(39_000), ...death }));
    expect(found.processDeaths).toEqual(["gotv ended (exit code 1)"]);
  });
});
