import { describe, expect, it } from "vitest";
import type { CallRow, LatenessRow } from "../../../model/record.ts";
import { millis } from "../../../model/units.ts";
import type { OpenCall } from "../../../run/engines/http/open-call.ts";
import { Tally } from "../../../run/engines/http/tally.ts";
import { aCall } from "./send-calls.ts";

const mix = [
  aCall("next", { good: { status: "2xx", within: millis(500) } }),
  aCall("contact", { write: true }),
];

function aTally() {
  const rows: CallRow[] = [];
  const lateness: LatenessRow[] = [];
  const settled: string[] = [];
  const writes: string[] = [];
  const tally = new Tally(mix, {
    phaseAt: (at) => (at < 1500 ? "day" : "database/during"),
    healedBetween: (from, to) => from <= 3000 && to >= 3000,
    row: (row) => rows.push(row),
    lateness: (row) => lateness.push(row),
    settled: (call) => settled.push(`${call.call} ${call.due} ${call.phase} ${call.class} ${call.isGood}`),
    write: (seq, saw) => writes.push(`${seq} ${saw}`),
  });
  const take = (due: number, call = 0): OpenCall => ({
    seq: due,
    due: millis(due),
    call,
    isWrite: call === 1,
    isHead: false,
    text: "",
    book: tally.take(millis(due), millis(due + 1)),
    sent: millis(due + 1),
    isOpen: true,
    carrier: undefined,
  });
  return { tally, rows, lateness, settled, writes, take };
}

const ALL = Number.POSITIVE_INFINITY;

describe("counting calls", () => {
  it("counts a call in the second and phase in which it was due, and tells classes apart", () => {
    const { tally, rows, take } = aTally();
    tally.answered(take(1000), 200, millis(1400));
    tally.answered(take(1100), 200, millis(1600));
    tally.answered(take(1600), 200, millis(2100));
    tally.failed(take(2900), "reset", millis(3001));
    tally.failed(take(2901), "timeout", millis(3001));
    tally.emit(ALL, 100);
    const seen = rows.map((row) => `${row.second} ${row.phase} ${row.class} ${row.sent}`);
    expect(seen.sort()).toEqual([
      "1 database/during within 1",
      "1 day across 1",
      "1 day within 1",
      "2 database/during healed-away 1",
      "2 database/during within 1",
    ]);
  });

  it("counts a call that outlasts its promise where it did so, whatever a later phase makes of it", () => {
    const { tally, settled, take } = aTally();
    tally.answered(take(990), 200, millis(1600));
    tally.answered(take(1001), 200, millis(1600));
    tally.failed(take(2400), "reset", millis(3001));
    tally.failed(take(2501), "reset", millis(3001));
    expect(settled).toEqual([
      "next 990 day within false",
      "next 1001 day across false",
      "next 2400 database/during within false",
      "next 2501 database/during healed-away false",
    ]);
  });

  it("calls an answer good to the exact millisecond, counted from due", () => {
    const { tally, rows, take } = aTally();
    tally.answered(take(0), 200, millis(500));
    tally.answered(take(1), 200, millis(501.001));
    tally.answered(take(2), 503, millis(3));
    tally.emit(ALL, 100);
    expect(rows[0]).toMatchObject({ sent: 3, good: 1, statuses: { 200: 2, 503: 1 } });
  });

  it("tells of each call the moment it is settled", () => {
    const { tally, settled, take } = aTally();
    tally.answered(take(1400), 200, millis(1600));
    tally.answered(take(1410, 1), 404, millis(1420));
    tally.failed(take(2990), "closed", millis(3010));
    tally.drop(take(2991));
    expect(settled).toEqual([
      "next 1400 day across true",
      "contact 1410 day within false",
      "next 2990 database/during healed-away false",
    ]);
  });

  it("hands out a row only when nothing can be added to it any more", () => {
    const { tally, rows, lateness, take } = aTally();
    const slow = take(100, 1);
    tally.answered(take(200), 200, millis(210));
    tally.emit(ALL, 100);
    expect(rows).toEqual([]);
    tally.answered(slow, 200, millis(4000));
    tally.emit(0, 100);
    expect(rows).toEqual([]);
    tally.emit(1, 100);
    expect(rows).toMatchObject([{ sent: 1 }, { sent: 1 }]);
    expect(lateness).toMatchObject([{ second: 0, planned: 2, sent: 2, dropped: 0 }]);
    expect(tally.isEmpty).toBe(true);
  });

  it("hands out few rows at a time", () => {
    const { tally, rows, take } = aTally();
    for (const second of [0, 1, 2]) tally.answered(take(second * 1000), 200, millis(second * 1000 + 5));
    tally.emit(ALL, 1);
    expect(rows).toHaveLength(1);
  });

  it("needs no more memory for a long run than for a short one", () => {
    const { tally, rows, take } = aTally();
    let most = 0;
    for (let second = 0; second < 2000; second += 1) {
      const due = second * 1000;
      tally.answered(take(due), 200, millis(due + 5));
      tally.failed(take(due + 1, 1), "reset", millis(due + 5));
      tally.emit(second + 1, 100);
      most = Math.max(most, tally.accumulators);
    }
    expect(rows).toHaveLength(4000);
    expect(most).toBeLessThanOrEqual(4);
  });

  it("starts each row from nothing, though its memory was used before", () => {
    const { tally, rows, take } = aTally();
    tally.failed(take(0), "closed", millis(900));
    tally.emit(1, 10);
    tally.answered(take(1000), 201, millis(1003));
    tally.emit(ALL, 10);
    expect(rows[1]).toMatchObject({ sent: 1, good: 1, statuses: { 201: 1 }, causes: {}, toFailure: [] });
  });

  it("says of each write what its caller saw", () => {
    const { tally, writes, take } = aTally();
    tally.answered(take(1, 1), 201, millis(2));
    tally.answered(take(2, 1), 503, millis(3));
    tally.failed(take(3, 1), "timeout", millis(4));
    tally.drop(take(4, 1));
    tally.answered(take(5, 0), 200, millis(6));
    expect(writes).toEqual(["1 acknowledged", "2 in-doubt", "3 in-doubt"]);
    expect(tally.totals).toEqual({ planned: 5, sent: 4, answered: 3, failed: 1, dropped: 1 });
  });
});
