import { describe, expect, it } from "vitest";
import { answerCapacity } from "../phone-trees/answer-capacity.ts";
import { busyShare, clearsInTime, erlangsOf, minutesToClear } from "../phone-trees/capacity.ts";

const round = { people: 1_200, reportsEach: 1, everyMinutes: 60 };
const everybody = { lines: 40, minutesPerCall: 3, reportsPerCall: 1 };
const tree = { lines: 10, minutesPerCall: 6, reportsPerCall: 50 };

describe("a round of reports", () => {
  it("takes as many turns on the lines as it has calls for each of them", () => {
    // 1,200 calls on 40 lines are 30 turns of 3 minutes.
    expect(minutesToClear(round, everybody)).toBe(90);
    // 24 calls on 10 lines are 3 turns of 6 minutes, the last one with 4 lines.
    expect(minutesToClear(round, tree)).toBe(18);
    expect(minutesToClear({ ...round, reportsEach: 3 }, tree)).toBe(48);
    expect(minutesToClear({ ...round, people: 0 }, tree)).toBe(0);
  });

  it("is in time when it is in before the next is due, and not a minute later", () => {
    expect([clearsInTime(round, everybody), clearsInTime(round, tree)]).toEqual([false, true]);
    expect(clearsInTime({ ...round, everyMinutes: 90 }, everybody)).toBe(true);
    expect(clearsInTime({ ...round, everyMinutes: 89 }, everybody)).toBe(false);
  });

  it("loads the lines with its calls times their length", () => {
    expect(erlangsOf(round, everybody)).toBe(60);
    expect(erlangsOf(round, tree)).toBe(2.4);
  });
});

describe("the share of busy calls", () => {
  it("is Erlang's", () => {
    // Written out: E(2, 2) = (2²/2!) / (1 + 2 + 2²/2!) = 2/5, and E(1, 1) = 1/2.
    expect(busyShare(1, 1)).toBe(0.5);
    expect(busyShare(2, 2)).toBeCloseTo(0.4, 12);
    // 25 Erlang on 30 lines: the published example says "approximately 0.05".
    expect(busyShare(25, 30)).toBeCloseTo(0.0526, 4);
  });

  it.each([
    [0.5, 3],
    [7, 5],
    [60, 40],
  ])("is the same by its factorials, for %d Erlang on %d lines", (erlangs, lines) => {
    let [term, sum] = [1, 1];
    for (let line = 1; line <= lines; line += 1) {
      term *= erlangs / line;
      sum += term;
    }
    expect(busyShare(erlangs, lines)).toBeCloseTo(term / sum, 12);
  });

  it("is nothing without calls, everything without lines, and a number for thousands of lines", () => {
    expect([busyShare(0, 5), busyShare(5, 0)]).toEqual([0, 1]);
    expect(busyShare(10_000, 5_000)).toBeCloseTo(0.5001, 4);
  });
});

describe("the answer to somebody who plans phones", () => {
  it("says how long a round takes, and how many calls are busy", () => {
    expect(answerCapacity("/capacity?people=1200&every=60&lines=40&minutes=3")).toEqual({
      minutesToClear: 90,
      clearsInTime: false,
      erlangs: 60,
      busyShare: 0.36,
    });
    expect(answerCapacity("/capacity?people=1200&every=60&lines=10&minutes=6&reports=50")).toMatchObject({
      minutesToClear: 18,
      clearsInTime: true,
    });
  });

  it.each([
    "lines=40&minutes=3",
    "people=0&every=60&lines=4&minutes=3",
    "people=x&every=1&lines=1&minutes=1",
  ])("to %s is what to ask instead", (asked) => {
    expect(() => answerCapacity(`/capacity?${asked}`)).toThrow(
      /people is ".*"; set it to a number above zero/u,
    );
  });
});
