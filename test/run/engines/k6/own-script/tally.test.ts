import { describe, expect, it } from "vitest";
import type { CallRow, CheckRow, LatenessRow } from "../../../../../model/record.ts";
import { millis } from "../../../../../model/units.ts";
import { CallNames } from "../../../../../run/engines/k6/own-script/call-names.ts";
import { OwnTally } from "../../../../../run/engines/k6/own-script/tally.ts";
import type { ExponentialHistogram, Metric } from "../../../../../run/engines/k6/otlp/decode.ts";
import type { EngineWorld, SettledCall } from "../../../../../run/engines/load-engine.ts";
import { aPromise } from "./rig.ts";

const ZERO = 1_700_000_000_000;

/** So many requests that took that long each. */
const took = (ms: number, count: number): ExponentialHistogram => ({
  kind: "histogram",
  count,
  sum: ms * count,
  min: ms,
  max: ms,
  scale: 20,
  zeroCount: 0,
  offset: Math.floor(Math.log2(ms) * 2 ** 20),
  counts: [count],
});

type Value = Metric["points"][number]["value"];

/** What k6 collected between two moments of the replay. */
const collected = (
  [from, to]: readonly [number, number],
  attributes: Readonly<Record<string, string>>,
  [name, value]: readonly [string, Value],
): readonly Metric[] => [{ name, points: [{ attributes, start: ZERO + from, time: ZERO + to, value }] }];

const requests = (ms: number, count: number): readonly [string, Value] => [
  "http_req_duration",
  took(ms, count),
];
const counter = (name: string, value: number): readonly [string, Value] => [name, { kind: "number", value }];

function aTally(doors: Partial<EngineWorld> = {}, good = aPromise().good) {
  const heard = { rows: [] as CallRow[], checks: [] as CheckRow[], lateness: [] as LatenessRow[] };
  const tally = new OwnTally(
    { script: { ...aPromise(), good }, names: new CallNames("http://127.0.0.1:1"), zero: ZERO },
    {
      // The fault goes on after two seconds.
      phaseAt: (at) => (at < 2000 ? "day" : "slow/during"),
      healedBetween: () => false,
      settled: () => undefined,
      row: (row) => heard.rows.push(row),
      check: (row) => heard.checks.push(row),
      lateness: (row) => heard.lateness.push(row),
      ...doors,
    },
  );
  return { tally, heard };
}

const check = (condition: string) => ({ check: "is there", condition });
const LIST = { name: "list", status: "200" };

describe("what k6 tells of a script of the user's own", () => {
  it.each<[string, readonly [number, number], number, Partial<CallRow>]>([
    [
      "a quick call in the second that it ended in",
      [1200, 1400],
      10,
      { second: 1, phase: "day", class: "within" },
    ],
    [
      "a slow call in the second that it began in",
      [1890, 1990],
      700,
      { second: 1, phase: "day", class: "within" },
    ],
    [
      "a call over the edge in the phase that it began in",
      [2600, 2800],
      1500,
      { second: 1, phase: "day", class: "across" },
    ],
    [
      "a call behind the edge in the phase behind it",
      [2400, 2600],
      50,
      { second: 2, phase: "slow/during", class: "within" },
    ],
    [
      "a call that may have begun in front of the edge apart",
      [2200, 2400],
      150,
      { second: 2, phase: "slow/during", class: "across" },
    ],
    [
      "a call that may have ended in front of the edge apart",
      [2050, 2250],
      10,
      { second: 2, phase: "slow/during", class: "across" },
    ],
  ])("counts %s", (_, span, ms, place) => {
    const { tally, heard } = aTally();
    tally.take(collected(span, LIST, requests(ms, 3)));
    tally.emit(10);
    expect(heard.rows).toEqual([expect.objectContaining({ ...place, call: "list", sent: 3, good: 3 })]);
  });

  it("counts a call that outlasts its promise where it did so, whatever a later phase makes of it", () => {
    const { tally, heard } = aTally({}, { status: "2xx", within: millis(500) });
    tally.take(collected([4000, 4200], LIST, requests(3000, 3)));
    tally.emit(10);
    expect(heard.rows).toEqual([
      expect.objectContaining({ second: 1, phase: "day", class: "within", sent: 3, good: 0 }),
    ]);
  });

  it("counts a cut call as healed away when our own healing was under way", () => {
    const cut = { name: "list", status: "0", error_code: "1220", error: "read: connection reset by peer" };
    const late = { name: "list", status: "0", error_code: "1050", error: "request timeout" };
    const { tally, heard } = aTally({ healedBetween: (from, to) => from <= 1300 && to >= 1300 });
    tally.take(collected([1200, 1400], cut, requests(10, 2)));
    tally.take(collected([1200, 1400], late, requests(10, 1)));
    tally.emit(10);
    expect(heard.rows.map(({ class: kind, causes }) => [kind, causes])).toEqual([
      ["healed-away", { reset: 2 }],
      ["within", { timeout: 1 }],
    ]);
  });

  it("tells of each call by the name that the script gave it, so that a floor can hold for it", () => {
    const settled: SettledCall[] = [];
    const { tally } = aTally({ settled: (call) => settled.push(call) });
    tally.take(collected([1200, 1400], LIST, requests(10, 2)));
    tally.take(collected([1200, 1400], { ...LIST, status: "503" }, requests(10, 1)));
    const place = { call: "list", due: 1500, phase: "day", class: "within" };
    expect(settled).toEqual([
      { ...place, isGood: true },
      { ...place, isGood: true },
      { ...place, isGood: false },
    ]);
  });

  it("counts checks in the phase in which they were made, and those near an edge apart", () => {
    const { tally, heard } = aTally();
    tally.take(collected([1000, 1200], check("nonzero"), counter("checks.total", 4)));
    tally.take(collected([1000, 1200], check("zero"), counter("checks.total", 1)));
    tally.take(collected([1900, 2100], check("zero"), counter("checks.total", 2)));
    tally.emit(10);
    expect(heard.checks).toEqual([
      { second: 1, check: "is there", phase: "day", class: "within", passed: 4, failed: 1 },
      { second: 1, check: "is there", phase: "day", class: "across", passed: 0, failed: 2 },
    ]);
  });

  it("has a row of the schedule for every second, with what was left out", () => {
    const { tally, heard } = aTally();
    tally.take(collected([2400, 2600], {}, counter("dropped_iterations", 5)));
    tally.take(collected([400, 600], LIST, requests(10, 2)));
    tally.emit(4);
    expect(heard.lateness.map(({ planned, sent, dropped }) => [planned, sent, dropped])).toEqual([
      [2, 2, 0],
      [0, 0, 0],
      [5, 0, 5],
      [0, 0, 0],
    ]);
    expect(tally.totals).toEqual({ planned: 7, sent: 2, answered: 2, failed: 0, dropped: 5 });
  });

  it("hands out calls that come after their second in a further row, and the second itself once", () => {
    const { tally, heard } = aTally();
    tally.take(collected([400, 600], LIST, requests(10, 2)));
    tally.emit(4);
    tally.take(collected([5000, 5200], LIST, requests(4800, 1)));
    tally.emit(8);
    expect(heard.rows.map(({ second, sent }) => [second, sent])).toEqual([
      [0, 2],
      [0, 1],
    ]);
    expect(heard.lateness.map(({ second }) => second)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
