import { describe, expect, it } from "vitest";
import { isCallRow, isCheckRow, isEvent, isLatenessRow } from "../../run/record-rows.ts";
import { aRecord } from "../support/a-record.ts";

const record = aRecord().build();
const check = { second: 1, check: "is there", phase: "day", class: "within", passed: 3, failed: 1 };
const ended = { at: 1, kind: "run-ended", how: "failed", reason: "no room" };
const look = { at: 1, kind: "probe", break: "database-slow", phase: "database-slow/during", probe: "locks" };
const looks = [
  { ...look, value: "20" },
  { ...look, failure: "no answer" },
];

const kinds: readonly (readonly [string, readonly object[], (value: unknown) => boolean])[] = [
  ["a call row", record.calls, isCallRow],
  ["a lateness row", record.lateness, isLatenessRow],
  ["a check row", [check], isCheckRow],
  ["an event", [...record.events, ended, ...looks], isEvent],
];

/** What no field of a row may be; no field takes them all. */
const ALIENS = [undefined, null, Number.NaN, 1e15, [[]], "\u0000?"];

describe.each(kinds)("%s", (_, rows, isRow) => {
  it("is known, however much is in it that nobody asked for", () => {
    for (const row of rows) expect(isRow({ ...row, more: 1 })).toBe(true);
  });

  it("is refused when any of its fields is missing or of another kind", () => {
    for (const row of rows) {
      const wrong = Object.keys(row).map((key) => ALIENS.map((alien) => isRow({ ...row, [key]: alien })));
      for (const [index, answers] of wrong.entries()) {
        expect(answers, Object.keys(row)[index]).toContain(false);
        expect(answers.slice(1, 3), Object.keys(row)[index]).toEqual([false, false]);
      }
    }
  });

  it.each([undefined, null, 1, "row", [], {}, { kind: "constructor", at: 1 }])("is not %j", (value) => {
    expect(isRow(value)).toBe(false);
  });
});

it("a look that was both answered and not is refused", () => {
  expect(isEvent({ ...look, value: "20", failure: "no answer" })).toBe(false);
});

it("a moment so far away that to count to it would not end is refused", () => {
  expect(isCallRow({ ...record.calls[0], second: 1e12 })).toBe(false);
  expect(isEvent({ at: 1e15, kind: "traffic-started" })).toBe(false);
});
