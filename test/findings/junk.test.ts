import { describe, expect, it } from "vitest";
import { compareRuns } from "../../findings/compare/compare-runs.ts";
import { judgeRun } from "../../findings/judge-run.ts";
import { withoutJunk } from "../../findings/junk.ts";
import type { Plan } from "../../model/plan.ts";
import type { Readiness } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import { millis, ratio } from "../../model/units.ts";
import { htmlFormat } from "../../reports/formats/html.ts";
import { jsonFormat } from "../../reports/formats/json.ts";
import { markdownFormat } from "../../reports/formats/markdown.ts";
import { terminalFormat } from "../../reports/formats/terminal.ts";
import { aCall, aPlan, RATE } from "../support/a-plan.ts";
import { aRecord } from "../support/a-record.ts";

const GOOD = { status: "2xx", within: millis(500) };
const { traffic, objectives } = aPlan();

/** The usual day with half as much junk as people's calls beneath it. */
const floodedPlan = (overrides: Partial<Plan> = {}): Plan =>
  aPlan({
    traffic: {
      ...traffic,
      calls: traffic.calls * 1.5,
      arrivals: traffic.arrivals.map((count) => count * 1.5),
      junk: traffic.arrivals.map((count) => count / 2),
      mix: [...traffic.mix, aCall("flood", { junk: true })],
    },
    ...overrides,
  });

/** Junk is answered 503 all day, and fails as well while the fault is on. */
const flooded = (plan = floodedPlan()): RunRecord =>
  aRecord(plan)
    .withRows((rows) =>
      rows.map((row) => (row.call === "flood" ? { ...row, good: 0, statuses: { 503: row.sent } } : row)),
    )
    .build();

/** All that is said of people: no sums of all calls, nor the sentence that tells them, nor how to send all of them again. */
const ofPeople = ({ calls: _1, junk: _2, sentence: _3, repeat: _4, ...rest }: Readiness) => rest;

const ofBreak = (record: RunRecord): unknown =>
  compareRuns(record, record).differences.filter(({ about }) => about.includes("database-slow"));

describe("a run with junk", () => {
  it("is judged as if there had been none: not one figure about people changes", () => {
    expect(ofPeople(judgeRun(flooded()))).toEqual(ofPeople(judgeRun(aRecord().build())));
    expect(judgeRun(flooded())).toMatchObject({
      verdict: "READY",
      repeat: "gameday run scenarios/election-day.yaml --calls 9000 --in 60s --seed 2012",
    });
  });

  it("without junk is the very same record", () => {
    const record = aRecord().build();
    expect(withoutJunk(record)).toBe(record);
    expect(judgeRun(record)).not.toHaveProperty("junk");
  });

  it("accounts for every call, junk too, and says how many of them were junk", () => {
    const { calls, junk } = judgeRun(flooded());
    expect(calls).toMatchObject({ planned: 9000, sent: 9000, unaccounted: 0 });
    expect(junk).toEqual({ names: ["flood"], planned: 3000, sent: 3000, answered: 3000 });
  });

  it("counts it for a promise that names it, and for that one alone", () => {
    const promise = { id: "flood-3", calls: "flood", good: GOOD, share: ratio(0.5) };
    const { verdicts, verdict, breaks, figures, dayAlert } = judgeRun(
      flooded(floodedPlan({ objectives: [...objectives, promise] })),
    );
    const found = Object.fromEntries(verdicts.map(({ calls, kind }) => [calls, kind]));
    expect(found).toEqual({ "next-voter": "kept", "record-contact": "kept", flood: "broken" });
    expect(verdict).toBe("NOT READY");
    expect(breaks[0]?.outcome).toBe("fix-proven");
    const plain = judgeRun(aRecord().build());
    expect([figures?.budget, dayAlert]).toEqual([plain.figures?.budget, plain.dayAlert]);
  });

  it("keeps the calls of the whole day in proportion when the run had fewer", () => {
    const fewer = { ...floodedPlan().traffic, callsOfDay: 1_800_000 };
    const record = withoutJunk(flooded(floodedPlan({ traffic: fewer })));
    expect(record.plan.traffic).toMatchObject({ calls: 6000, callsOfDay: 1_200_000 });
    expect(record.plan.traffic.arrivals).toEqual(traffic.arrivals);
    expect(record.lateness.every(({ planned, sent }) => planned === RATE && sent === RATE)).toBe(true);
  });

  it("is compared with another by people's calls, but for a promise about junk", () => {
    const differences = compareRuns(flooded(), flooded()).differences;
    const shares = differences.filter(({ what }) => what.includes("flood"));
    expect(shares).toEqual([]);
    expect(ofBreak(flooded())).toEqual(ofBreak(aRecord().build()));
  });
});

describe("a report on a run with junk", () => {
  const readiness = judgeRun(flooded());
  const told =
    "3,000 of the planned calls are junk (flood): 3,000 sent, 3,000 of them answered. Junk counts in these sums and in promises that name it, and nowhere else.";

  it("tells it next to the sums of the calls", () => {
    expect(htmlFormat.render(readiness)).toContain(told);
    expect(markdownFormat.render(readiness).replaceAll("\\", "")).toContain(told);
    expect(terminalFormat.render(readiness)).toContain("9,000 planned, 3,000 of them junk:");
    expect(JSON.parse(jsonFormat.render(readiness))).toMatchObject({ junk: { planned: 3000 } });
  });

  it("escapes the name of the junk", () => {
    const named = { ...readiness, junk: { names: ["<b>*x*"], planned: 1, sent: 1, answered: 1 } };
    expect(htmlFormat.render(named)).not.toContain("<b>*x*");
    expect(markdownFormat.render(named)).not.toContain("(<b>*x*)");
  });
});
