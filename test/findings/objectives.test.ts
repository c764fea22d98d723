import { describe, expect, it } from "vitest";
import { isUndisturbed, judgeObjective, judgeObjectives, promiseText } from "../../findings/objectives.ts";
import type { Objective } from "../../model/traffic.ts";
import { millis, ratio } from "../../model/units.ts";
import { aCallRow } from "../support/a-call-row.ts";
import { aRecord } from "../support/a-record.ts";

const anObjective = (share: number): Objective => ({
  id: "next-voter-1",
  calls: "next-voter",
  good: { status: "2xx", within: millis(500) },
  share: ratio(share),
});

describe("one promise", () => {
  it.each([
    [1000, 990, "kept"],
    [1000, 989, "broken"],
    [100, 99, "kept"],
    [99, 99, "inconclusive"],
    [99, 0, "inconclusive"],
    [0, 0, "inconclusive"],
  ])("of 99 %% with %i calls sent and %i good is %s", (sent, good, kind) => {
    const verdict = judgeObjective(anObjective(0.99), [aCallRow({ sent, good })]);
    expect(verdict).toMatchObject({ kind, sent, good, wanted: 0.99 });
  });

  it("is about its own calls only", () => {
    const rows = [aCallRow({ sent: 200 }), aCallRow({ call: "scoreboard", sent: 200, good: 0 })];
    expect(judgeObjective(anObjective(0.99), rows)).toMatchObject({ kind: "kept", sent: 200 });
  });

  it("is told as a sentence with its numbers", () => {
    expect(promiseText(anObjective(0.995))).toBe("99.5 % of next-voter answered 2xx within 500 ms");
  });
});

describe("the promises of the day", () => {
  it.each([
    ["day", true],
    ["database-slow/before", true],
    ["database-slow/canary", false],
    ["database-slow/settle", false],
    ["database-slow/during", false],
    ["database-slow/alone", false],
    ["database-slow/again", false],
    ["database-slow/fixed:degraded", false],
    ["database-slow/between", false],
    ["database-slow/after", false],
  ])("count calls of the phase %s: %s", (phase, counts) => {
    expect(isUndisturbed(aCallRow({ phase }))).toBe(counts);
  });

  it("are judged over the calls that no fault touched", () => {
    const faulty = aRecord().withPhase("during", { good: 0 }).withPhase("after", { good: 0 });
    expect(judgeObjectives(faulty.build()).map(({ kind, sent }) => [kind, sent])).toEqual([
      ["kept", 1150],
      ["kept", 1150],
    ]);
  });

  it("pass over calls that crossed a boundary or that our healing cut", () => {
    const record = aRecord().build();
    const apart = record.calls.flatMap((row) =>
      (["across", "healed-away"] as const).map((kind) => ({ ...row, class: kind, good: 0 })),
    );
    expect(judgeObjectives({ ...record, calls: [...record.calls, ...apart] })).toEqual(
      judgeObjectives(record),
    );
  });
});
