import { describe, expect, it } from "vitest";
import type { Plan } from "../../model/plan.ts";
import { seconds } from "../../model/units.ts";
import { describePlan, summarisePlan } from "../../plan/describe-plan.ts";
import { aBreak, aBreakWithTwoFixes, aCall, aPlan } from "../support/a-plan.ts";

const system = [
  {
    name: "gotv",
    command: "node main.ts",
    cwd: ".",
    env: {},
    ready: "tcp://127.0.0.1:1",
    readyWithin: seconds(30),
    nice: 5,
  },
];

/** A day in which second 33 has ten times as many calls as every other. */
const withPeak = (): Plan => {
  const { traffic } = aPlan();
  const arrivals = traffic.arrivals.map((count, index) =>
    Math.floor(index / 10) === 33 ? count * 10 : count,
  );
  return aPlan({ traffic: { ...traffic, arrivals, calls: 6900 } });
};

describe("the figures of a plan", () => {
  it("add up", () => {
    expect(summarisePlan(withPeak())).toMatchObject({
      scenario: "election-day",
      calls: 6900,
      replaySeconds: 60,
      aboutSeconds: 85,
      meanPerSecond: 115,
      peakPerSecond: 1000,
      peakAt: "15:54",
      compression: 1080,
    });
  });

  it("are whole JSON, without holes", () => {
    const summary = summarisePlan(aPlan());
    expect(JSON.parse(JSON.stringify(summary))).toStrictEqual(summary);
  });
});

describe("a plan in words", () => {
  const text = describePlan(aPlan({ breaks: [aBreakWithTwoFixes()], notes: ["holds shrink"], system }));
  const lines = text.split("\n");

  it("begins with what is rehearsed and why", () => {
    expect(lines.slice(0, 2)).toEqual(["election-day: Election day", "The day that cannot fail."]);
  });

  it.each([
    ["6,000 calls of the day from 06:00 to 24:00, replayed in 60 s (1080 times faster)"],
    ["100/s on average, 100/s at the peak (06:00), constant, even, seed 2012"],
    ["next-voter (GET /next-voter), record-contact (POST /record-contact)"],
    ["Note      holds shrink"],
    ["database: a free port of 127.0.0.1 -> 127.0.0.1:5432, broken by database-slow"],
    ["gotv, started and stopped by the run"],
    ["3,400 of 6,000 (56.7 %) are due while a fault is on"],
    ["Takes about 85 s. Nothing was started. To run it: gameday run scenarios/election-day.yaml"],
  ])("contains %s", (part) => {
    expect(text).toContain(part);
  });

  it("has a timeline in the order of the replay, with the clock of the day beside it", () => {
    const from = lines.indexOf("Timeline  (replay, day)") + 1;
    expect(lines.slice(from, lines.indexOf("", from))).toEqual([
      "    0:00  06:00  traffic starts through edge",
      "    0:10  09:00  database-slow: canary, then 10 s healthy",
      "    0:20  12:00  database-slow: 200 ms on every answer, 10 s without a fix",
      "    0:30  15:00  database-slow: fix bigger-pool for 12 s (wanted: queue-writes within 2 s)",
      "    0:42  18:36  database-slow: fix degraded for 12 s (wanted: queue-writes within 2 s)",
      "    0:54  22:12  database-slow: fault off, 14 s to come back",
      "    1:00  24:00  traffic ends; the backlog drains, the ledger is counted",
    ]);
  });

  it("says that a break has moved", () => {
    const moved = aPlan({ breaks: [aBreak({ moved: "moved from 10:00 to 12:00" })] });
    expect(describePlan(moved)).toContain("14 s to come back (moved from 10:00 to 12:00)");
  });

  it("leaves the placeholders of a path out", () => {
    const { traffic } = aPlan();
    const mix = [aCall("next-voter", { path: "/voters/next?v=${int:1..9}" })];
    expect(describePlan(aPlan({ traffic: { ...traffic, mix } }))).toContain(
      "Mix       next-voter (GET /voters/next)\n",
    );
  });

  it("never says undefined or NaN", () => {
    expect(describePlan(aPlan({ breaks: [] })) + text).not.toMatch(/undefined|NaN|\[object/u);
  });
});
