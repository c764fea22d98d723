import { describe, expect, it } from "vitest";
import type { K6End } from "../../../../../run/engines/k6/k6-process.ts";
import { reconcile } from "../../../../../run/engines/k6/reconcile.ts";

const counted = { planned: 100, sent: 100, answered: 90, failed: 10, dropped: 0 };
const anEnd = (totals: K6End["totals"]): K6End => ({
  how: "complete",
  exitCode: 0,
  text: "ended",
  words: "",
  totals,
});
const summary = (requests: number, dropped = 0): K6End => anEnd({ iterations: 12, requests, dropped });
const open = ({ sent, answered, failed }: typeof counted): number => sent - answered - failed;

describe("the summary of k6 and its metrics", () => {
  it("agree when all requests but the questions for the time are accounted for, over all processes", () => {
    const ends = [summary(61), summary(41)];
    const { totals, troubles } = reconcile({ ends, counted, asides: 2, areUsersShort: false });
    expect([totals, troubles]).toEqual([counted, []]);
  });

  it.each([
    ["lost", 104, 3],
    ["doubled", 98, -3],
  ])("leave calls unaccounted for when metrics were %s", (_, requests, unaccounted) => {
    const { totals, troubles } = reconcile({
      ends: [summary(requests)],
      counted,
      asides: 1,
      areUsersShort: false,
    });
    expect(open(totals)).toBe(unaccounted);
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toContain(`${requests - 1} requests by its own summary`);
  });

  it("cannot be compared without one, and then the run has no result", () => {
    const ends = [summary(60), anEnd(undefined)];
    const books = { ends, counted, asides: 2, areUsersShort: false };
    expect(() => reconcile(books)).toThrow("k6 left no summary");
  });

  it("tell of calls that never came to an end", () => {
    const { totals, troubles } = reconcile({
      ends: [summary(100)],
      counted: { ...counted, sent: 102 },
      asides: 0,
      areUsersShort: false,
    });
    expect(open(totals)).toBe(2);
    expect(troubles[0]).toContain("2 of them never came to an end");
  });

  it.each([
    [true, "memory has no room"],
    [false, "could not keep up"],
  ])("say why k6 had no user free (too few of them: %s)", (areUsersShort, words) => {
    const { troubles } = reconcile({ ends: [summary(100, 4)], counted, asides: 0, areUsersShort });
    expect(troubles[0]).toContain(words);
  });
});
