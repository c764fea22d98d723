import { expect, it } from "vitest";
import { Histogram } from "../../../model/histogram.ts";
import { Columns } from "../../../run/live/columns.ts";

const OPEN_FOR = 60;

const aRow = (second: number, ms: number) => {
  const fromDue = new Histogram();
  fromDue.record(ms, 10);
  return {
    second,
    call: "save",
    phase: "day",
    class: "within" as const,
    sent: 12,
    good: 10,
    statuses: { "200": 10 },
    causes: { timeout: 2 },
    fromDue: fromDue.toSparse(),
    fromSend: [],
    toFailure: [],
  };
};

it("adds up the rows of a second, over calls, phases and classes", () => {
  const columns = new Columns(OPEN_FOR);
  columns.row(aRow(3, 1));
  columns.row(aRow(3, 100));
  columns.lateness({ second: 3, planned: 25, sent: 24, dropped: 1, lateness: [] });
  const [column] = columns.all();
  expect(column).toMatchObject({ second: 3, planned: 25, sent: 24, good: 20, failed: 4 });
  expect(column?.p50Ms).toBeCloseTo(1, 1);
  expect((column?.p99Ms ?? 0) / 100).toBeCloseTo(1, 1);
});

it("shows what the engine sees at once, until the second is settled", () => {
  const columns = new Columns(OPEN_FOR);
  columns.firstLook(7, { planned: 10, sent: 9, failed: 1, p99Ms: 5 });
  expect(columns.takeChanged()).toEqual([
    { second: 7, planned: 10, sent: 9, good: null, failed: 1, p50Ms: null, p95Ms: null, p99Ms: 5 },
  ]);
  columns.row(aRow(7, 2));
  columns.lateness({ second: 7, planned: 12, sent: 12, dropped: 0, lateness: [] });
  expect(columns.takeChanged()).toMatchObject([{ second: 7, planned: 12, sent: 12, good: 10, failed: 2 }]);
  expect(columns.takeChanged()).toEqual([]);
});

it("keeps a day of any length in a few thousand columns, and hides no spike", () => {
  const columns = new Columns(OPEN_FOR);
  for (let second = 0; second < 40_000; second += 1) {
    columns.row(aRow(second, second === 1001 ? 900 : 1));
    columns.takeChanged();
  }
  const all = columns.all();
  expect(all.length).toBeLessThanOrEqual(3600 + OPEN_FOR + 1);
  expect(all.length).toBeGreaterThan(1800);
  expect(all[0]?.second).toBe(0);
  expect(all.at(-1)?.second).toBe(39_999);
  expect(Math.max(...all.map(({ p99Ms }) => p99Ms ?? 0))).toBeGreaterThan(890);
  expect(all.toSorted((one, other) => one.second - other.second)).toEqual(all);
});
