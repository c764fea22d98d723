import { describe, expect, it } from "vitest";
import type { CallRow, LatenessRow } from "../../../../../model/record.ts";
import { writeKey, writeLatenessKey } from "../../../../../run/engines/k6/call-key.ts";
import { METRICS, TAG } from "../../../../../run/engines/k6/handover.ts";
import { millis } from "../../../../../model/units.ts";
import type { Metric } from "../../../../../run/engines/k6/otlp/decode.ts";
import { Tally } from "../../../../../run/engines/k6/tally.ts";
import type { SettledCall } from "../../../../../run/engines/load-engine.ts";
import { aCall } from "../../send-calls.ts";

/** So many values of 8 ms, as k6 sends them. */
const metric = (name: string, key: string, count = 1): Metric => ({
  name,
  points: [
    {
      attributes: { [TAG]: key },
      start: 0,
      time: 0,
      value: {
        kind: "histogram",
        count,
        sum: 8 * count,
        min: 8,
        max: 8,
        scale: 0,
        zeroCount: 0,
        offset: 2,
        counts: [count],
      },
    },
  ],
});

const late = (at: number, count = 1): Metric => metric(METRICS.lateness, writeLatenessKey(0, at), count);

const answered = ([due, end]: readonly [number, number], status: number, count = 1): Metric[] => {
  const key = writeKey(0, { due, end }, status, status < 400);
  return [metric(METRICS.fromDue, key, count), metric(METRICS.fromSend, key, count)];
};

const failed = (due: number, end: number, cause: string): Metric =>
  metric(METRICS.toFailure, writeKey(0, { due, end }, cause, false));

interface Wanted {
  readonly phases?: (at: number) => string;
  readonly healed?: (from: number, to: number) => boolean;
  readonly due?: Readonly<Record<number, number>>;
}

function aTally({ phases = () => "day", healed = () => false, due = {} }: Wanted = {}) {
  const rows: CallRow[] = [];
  const lateness: LatenessRow[] = [];
  const settled: SettledCall[] = [];
  const last = Math.max(-1, ...Object.keys(due).map(Number));
  const tally = new Tally(
    {
      mix: [aCall("next", { good: { status: "2xx", within: millis(500) } }), aCall("contact")],
      dueIn: (second) => due[second] ?? 0,
      lastOf: [last, -1],
    },
    {
      phaseAt: phases,
      healedBetween: healed,
      settled: (call) => settled.push(call),
      row: (row) => rows.push(row),
      lateness: (row) => lateness.push(row),
    },
  );
  return { tally, rows, lateness, settled };
}

describe("what k6 reports", () => {
  it("becomes rows by the second in which calls were due, with every call settled", () => {
    const { tally, rows, lateness, settled } = aTally({ due: { 0: 3, 1: 2 } });
    tally.take([late(100, 3), late(1100, 2)]);
    tally.take([
      ...answered([100, 1150], 200, 2),
      failed(900, 1000, "reset"),
      ...answered([1100, 1200], 503, 2),
    ]);
    tally.emit(2);
    expect(
      rows.map(({ second, sent, good, statuses, causes }) => [second, sent, good, statuses, causes]),
    ).toEqual([
      [0, 3, 2, { 200: 2 }, { reset: 1 }],
      [1, 2, 0, { 503: 2 }, {}],
    ]);
    expect(lateness.map(({ second, planned, sent, dropped }) => [second, planned, sent, dropped])).toEqual([
      [0, 3, 3, 0],
      [1, 2, 2, 0],
    ]);
    expect(tally.totals).toEqual({ planned: 5, sent: 5, answered: 4, failed: 1, dropped: 0 });
    expect(settled.map(({ call, isGood }) => [call, isGood])).toEqual([
      ["next", true],
      ["next", true],
      ["next", false],
      ["next", false],
      ["next", false],
    ]);
  });

  it("tells what stayed within its phase from what crossed into another, or was due too close to tell", () => {
    const { tally, rows } = aTally({ phases: (at) => (at < 550 ? "day" : "database/during") });
    const moments = [
      [100, 200],
      [100, 700],
      [510, 520],
      [100, 560],
      [600, 700],
    ] as const;
    for (const [due, end] of moments) tally.take(answered([due, end], 200));
    tally.emit(1);
    const seen = rows.map((row) => [row.phase, row.class, row.sent]);
    expect(seen).toEqual([
      ["day", "within", 1],
      ["day", "across", 3],
      ["database/during", "within", 1],
    ]);
  });

  it("counts a call that outlasts its promise where it did so, whatever a later phase makes of it", () => {
    const { tally, rows } = aTally({ phases: (at) => (at < 2000 ? "day" : "database/after") });
    tally.take(answered([1400, 2500], 503, 2));
    tally.take(answered([1500, 2500], 503, 3));
    tally.emit(3);
    const seen = rows.map((row) => [row.phase, row.class, row.sent]);
    expect(seen).toEqual([
      ["day", "within", 2],
      ["day", "across", 3],
    ]);
  });

  it("calls what our own healing cut healed-away, but neither timeouts nor answers", () => {
    const { tally, rows } = aTally({ healed: (from, to) => from <= 300 && to >= 300 });
    tally.take([failed(250, 320, "reset"), failed(250, 320, "timeout"), ...answered([250, 320], 200)]);
    tally.take([failed(500, 520, "reset")]);
    tally.emit(1);
    expect(rows.map((row) => [row.class, row.causes])).toEqual([
      ["healed-away", { reset: 1 }],
      ["within", { timeout: 1, reset: 1 }],
    ]);
  });

  it("leaves calls that never began as dropped, also in a second without any", () => {
    const { tally, lateness } = aTally({ due: { 0: 4, 2: 5 } });
    tally.take([late(100, 3)]);
    tally.emit(3);
    expect(lateness.map(({ second, dropped }) => [second, dropped])).toEqual([
      [0, 1],
      [2, 5],
    ]);
    expect(tally.totals).toMatchObject({ planned: 9, sent: 3, dropped: 6 });
  });

  it("takes calls that come after their second was handed out, without counting their plan twice", () => {
    const { tally, rows, lateness } = aTally({ due: { 0: 2 } });
    tally.take([late(100, 2), ...answered([100, 150], 200)]);
    tally.emit(1);
    tally.take(answered([100, 9000], 200));
    tally.emit(1);
    expect(rows.map(({ sent }) => sent)).toEqual([1, 1]);
    expect(lateness).toHaveLength(1);
  });

  it("is not waited for beyond what every call has come to", () => {
    const { tally } = aTally({ due: { 0: 1, 9: 1 } });
    expect(tally.reached).toBe(-1);
    tally.take([late(4000)]);
    expect(tally.reached).toBe(4);
  });

  it("fails what our own stop cut off", () => {
    const { tally, rows } = aTally({ due: { 0: 3 } });
    tally.take([late(100, 3), ...answered([100, 150], 200)]);
    tally.failOpen("closed", 700);
    tally.emit(1);
    expect(rows).toMatchObject([{ sent: 3, statuses: { 200: 1 }, causes: { closed: 2 } }]);
    expect(tally.totals).toMatchObject({ sent: 3, answered: 1, failed: 2 });
  });

  it("is noted when no script of ours can have measured it", () => {
    const { tally } = aTally();
    tally.take([metric(METRICS.fromDue, "nonsense"), failed(1, 2, "sunspots"), metric("vus", "")]);
    expect(tally.strange).toEqual([
      `${METRICS.fromDue} "nonsense"`,
      `${METRICS.toFailure} "0|0|0|sunspots|0"`,
    ]);
  });
});
