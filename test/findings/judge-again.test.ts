import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goodBounds } from "../../findings/judge-again/good-bounds.ts";
import { judgeAgain } from "../../findings/judge-again/judge-again.ts";
import type { OtherPromises } from "../../findings/judge-again/recount.ts";
import { judgeRun } from "../../findings/judge-run.ts";
import { UsageError } from "../../model/errors.ts";
import { Histogram } from "../../model/histogram.ts";
import type { Readiness } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import type { Good } from "../../model/traffic.ts";
import { millis, ratio } from "../../model/units.ts";
import { aCallRow } from "../support/a-call-row.ts";
import { aBreakWithTwoFixes, aPlan } from "../support/a-plan.ts";
import { aRecord } from "../support/a-record.ts";

const SOURCE = { file: "objectives.yaml", sha256: "f".repeat(64) };
const GOOD: Good = { status: "2xx", within: millis(500) };

const promise = (within: number, share: number, status = "2xx"): OtherPromises => ({
  objectives: [
    {
      id: "next-voter-1",
      calls: "next-voter",
      good: { status, within: millis(within) },
      share: ratio(share),
    },
  ],
  checks: [],
});

const again = (record: RunRecord, promises: OtherPromises): Readiness => judgeAgain(record, promises, SOURCE);

const kinds = ({ verdicts }: Readiness): readonly string[] => verdicts.map(({ kind }) => kind);

const refused = (promises: OtherPromises): unknown => {
  try {
    return again(aRecord().build(), promises);
  } catch (error) {
    return error;
  }
};

const isGood = ({ status, within }: Good, one: { status: number; ms: number }): boolean =>
  one.ms <= within &&
  (status.endsWith("xx") ? String(one.status).startsWith(status.slice(0, 1)) : String(one.status) === status);

describe("a record judged again", () => {
  it("by its own promises says what it said", () => {
    for (const record of [aRecord().build(), aRecord().withPhase("fixed", { good: 0.3 }).build()]) {
      const own = { objectives: record.plan.objectives, checks: [] };
      const [first, second] = [judgeRun(record), again(record, own)];
      expect(second).toMatchObject({
        verdict: first.verdict,
        gates: first.gates,
        verdicts: first.verdicts,
        calls: first.calls,
      });
    }
  });

  it("breaks a promise that asks for a shorter time than the calls took", () => {
    const record = aRecord().withPhase("day", { latency: 80 }).withPhase("before", { latency: 80 }).build();
    expect(kinds(again(record, promise(100, 0.99)))).toEqual(["kept"]);
    expect(kinds(again(record, promise(50, 0.99)))).toEqual(["broken"]);
  });

  it("keeps a promise that asks for a longer time, though the run counted the calls as late", () => {
    const slow = { latency: 800, good: 1 };
    const record = aRecord()
      .withPhase("day", slow)
      .withPhase("before", slow)
      .withRows((rows) => rows.map((row) => ({ ...row, good: 0 })))
      .build();
    expect(kinds(judgeRun(record))).toContain("broken");
    expect(kinds(again(record, promise(1000, 0.99)))).toEqual(["kept"]);
  });

  it("leaves it open where the limit lies within what the histogram tells", () => {
    const record = aRecord().withPhase("day", { latency: 100 }).withPhase("before", { latency: 100 }).build();
    const judged = again(record, promise(100, 0.99));
    expect(kinds(judged)).toEqual(["inconclusive"]);
    expect(judged.verdict).toBe("INCONCLUSIVE");
    expect(judged.troubles.join(" ")).toContain("may or may not be good");
  });

  it("judges another status by the statuses that came", () => {
    expect(kinds(again(aRecord().build(), promise(500, 0.99, "200")))).toEqual(["kept"]);
    expect(kinds(again(aRecord().build(), promise(500, 0.99, "204")))).toEqual(["broken"]);
  });

  it("says in its first sentence and in its troubles that it was judged again, and by what", () => {
    const judged = again(aRecord().build(), promise(500, 0.9));
    expect(judged.sentence).toMatch(/^Judged again by "objectives\.yaml" \(sha256 ffffffffffff\)/u);
    expect(judged.troubles[0]).toContain("not by the promises of the run");
    expect(judged.judgedAgain).toEqual(SOURCE);
  });

  it("finds a fix that does not do any more inconclusive when those behind it were never tried", () => {
    const record = aRecord(aPlan({ breaks: [aBreakWithTwoFixes()] }))
      .withTrials(1)
      .withPhase("fixed", { latency: 300, state: "queue-writes" })
      .build();
    expect(judgeRun(record).breaks[0]?.outcome).toBe("fix-proven");
    const [broken] = again(record, promise(100, 0.5)).breaks;
    expect(broken).toMatchObject({
      outcome: "inconclusive",
      reason: expect.stringContaining("degraded was not tried"),
    });
  });
});

describe("what a record does not tell is refused", () => {
  it("calls that it does not have, with what was probably meant", () => {
    const [objective] = promise(500, 0.9).objectives;
    if (objective === undefined) throw new Error("one was promised");
    const error = refused({ objectives: [{ ...objective, calls: "next-votr" }], checks: [] });
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({
      message: 'The run sent no calls named "next-votr".',
      hint: 'Did you mean "next-voter"?',
    });
  });

  it("a time longer than the run waited for answers", () => {
    expect(refused(promise(2500, 0.9))).toMatchObject({
      message: '"2.5 s" for next-voter cannot be judged: the run waited only 2 s for an answer.',
    });
  });

  it("a floor, which ends a run while it goes on", () => {
    const { objectives } = promise(500, 0.9);
    const floored = { objectives: objectives.map((one) => ({ ...one, stopUnder: ratio(0.5) })), checks: [] };
    expect(refused(floored)).toMatchObject({ message: expect.stringContaining("stopUnder") });
  });

  it("a check that the script never made", () => {
    const { objectives } = promise(500, 0.9);
    const checked = { objectives, checks: [{ id: "check-1", check: "is-there", share: ratio(1) }] };
    expect(refused(checked)).toMatchObject({ message: 'The run made no check "is-there".' });
  });
});

describe("good calls of a row by another rule", () => {
  const answer = fc.record({
    status: fc.constantFrom(200, 201, 404, 503),
    ms: fc.double({ min: 0.1, max: 2000, noNaN: true }),
  });
  const rule = fc
    .record({ status: fc.constantFrom("2xx", "200", "5xx"), within: fc.constantFrom(50, 200, 500, 1500) })
    .map(({ status, within }): Good => ({ status, within: millis(within) }));

  it("always lie within what is told of them", () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 40 }), rule, rule, (answers, counted, asked) => {
        const histogram = new Histogram();
        const statuses: Record<string, number> = {};
        for (const { status, ms } of answers) {
          histogram.record(ms);
          statuses[status] = (statuses[status] ?? 0) + 1;
        }
        const good = answers.filter((one) => isGood(counted, one)).length;
        const row = aCallRow({ sent: answers.length, good, statuses, fromDue: histogram.toSparse() });
        const truth = answers.filter((one) => isGood(asked, one)).length;
        const { low, high } = goodBounds(row, { counted, asked }, 0.008);
        expect(low).toBeLessThanOrEqual(truth);
        expect(high).toBeGreaterThanOrEqual(truth);
      }),
      { numRuns: 500 },
    );
  });

  it("are exact when all answers have one status and none is near the limit", () => {
    const row = aCallRow({ sent: 50, good: 50, latency: 80 });
    const asked: Good = { status: "200", within: millis(100) };
    expect(goodBounds(row, { counted: GOOD, asked }, 0.008)).toEqual({ low: 50, high: 50 });
  });

  it("have a range when some came late and some had another status", () => {
    const fromDue = new Histogram();
    fromDue.record(10, 60);
    fromDue.record(900, 40);
    const row = aCallRow({
      sent: 100,
      good: 45,
      statuses: { "200": 70, "503": 30 },
      fromDue: fromDue.toSparse(),
    });
    const asked: Good = { status: "5xx", within: millis(500) };
    expect(goodBounds(row, { counted: GOOD, asked }, 0.008)).toEqual({ low: 0, high: 30 });
  });
});
