import { describe, expect, test } from "vitest";
import { dayFiguresOf } from "../../findings/day-figures/day-figures.ts";
import { drainedAfter } from "../../findings/drained.ts";
import { judgeRun } from "../../findings/judge-run.ts";
import { millis } from "../../model/units.ts";
import { aCallRow } from "../support/a-call-row.ts";
import { aPlan } from "../support/a-plan.ts";
import { RecordBuilder } from "../support/a-record.ts";

const whole = () => new RecordBuilder(aPlan()).build();
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe("the budget of the day", () => {
  test("every bad promised call is spent once: by a break, or outside of the faults", () => {
    const record = whole();
    const budget = judgeRun(record).figures?.budget;
    const promised = record.calls.filter(({ call }) => budget?.calls.includes(call));
    const bad = sum(promised.map(({ sent, good }) => sent - good));
    expect(bad).toBeGreaterThan(0);
    expect(sum(budget?.bad ?? [])).toBe(bad);
    expect(sum(budget?.badOutside ?? []) + sum((budget?.spentBy ?? []).map((one) => one.bad))).toBe(bad);
  });

  test("a fault spends it, and the seconds before it do not", () => {
    const budget = judgeRun(whole()).figures?.budget;
    expect(sum(budget?.badOutside ?? [])).toBe(0);
    expect(budget?.spentBy[0]?.bad).toBeGreaterThan(0);
  });

  test("there is none where no objective is about calls", () => {
    const record = whole();
    const figures = judgeRun({ ...record, plan: { ...record.plan, objectives: [] } }).figures;
    expect(figures?.budget).toBeUndefined();
    expect(figures?.shares.length).toBeGreaterThan(0);
  });
});

describe("what the pictures are drawn from", () => {
  test("every call and every answer stands in exactly one column", () => {
    const record = whole();
    const figures = judgeRun(record).figures;
    const sent = sum(record.calls.map((row) => row.sent));
    expect(sum((figures?.shares ?? []).flatMap((row) => row.sent))).toBe(sent);
    const answered = sum(
      record.calls.flatMap(({ fromDue }) => fromDue.filter((_, index) => index % 2 === 1)),
    );
    expect(sum((figures?.latency.columns ?? []).flat())).toBe(answered);
  });

  test("one bad second is kept, however long its column is", () => {
    const rows = Array.from({ length: 300 }, (_, second) =>
      aCallRow({ second, sent: 100, bad: second === 123 ? 80 : 0 }),
    );
    const record = { ...whole(), calls: rows };
    const { day, mix, breaks } = judgeRun(record);
    const figures = dayFiguresOf(record, { day: { ...day, replayIn: millis(300_000) }, mix, breaks });
    const row = figures?.shares.find(({ call }) => call === "next-voter");
    expect(figures?.columnSeconds).toBe(5);
    expect(row?.lowest.filter((share) => share < 1)).toEqual([0.2]);
    expect(row?.lowest.indexOf(row.lowest.find((share) => share < 1) ?? row.lowest[0]!)).toBe(24);
  });

  test("a damaged row far behind the day does not make a picture of a million columns", () => {
    const record = { ...whole(), calls: [aCallRow({ second: 900_000_000 })] };
    const figures = judgeRun(record).figures;
    expect(figures?.latency.columns.length).toBeLessThanOrEqual(60);
    expect(figures?.budget?.bad.length ?? 0).toBeLessThan(10_000);
  });

  test("no call, no picture", () => {
    expect(judgeRun({ ...whole(), calls: [] }).figures).toBeUndefined();
  });
});

const drainedIn = (told: readonly (readonly [number, number])[]) => {
  const record = new RecordBuilder(aPlan()).without("state").build();
  const off = record.events.find(({ kind }) => kind === "fault-off")?.at ?? 0;
  const events = told.map(([after, backlog]) => ({
    at: millis(off + after),
    kind: "state" as const,
    state: "full",
    backlog,
  }));
  const changed = { ...record, events: [...record.events, ...events].sort((a, b) => a.at - b.at) };
  return drainedAfter(changed, record.plan.breaks[0]?.id ?? "");
};

describe("drained", () => {
  test("is the first moment behind the fault from which nothing waits", () => {
    expect(
      drainedIn([
        [-500, 90],
        [400, 40],
        [900, 0],
        [1400, 0],
      ]),
    ).toBe(900);
  });

  test("is not a moment at which it only looked empty", () => {
    expect(
      drainedIn([
        [-500, 90],
        [400, 0],
        [900, 5],
        [1400, 0],
      ]),
    ).toBe(1400);
  });

  test("is not known when nothing waited, or it never ended", () => {
    expect(drainedIn([[400, 0]])).toBeUndefined();
    expect(
      drainedIn([
        [-500, 9],
        [400, 9],
      ]),
    ).toBeUndefined();
  });
});
