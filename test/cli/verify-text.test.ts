import { expect, test } from "vitest";
import { verifyText } from "../../cli/verify-text.ts";

const NUMBERS = [
  { what: "good calls", before: "50 %", now: "52 %", tolerance: "within 15 points", holds: true },
  { what: "back to full", before: "2 s", now: "9 s", tolerance: "at most twice as long", holds: false },
];

test("the verdict stands first, then each number with its tolerance, then what to do", () => {
  const text = verifyText(
    "day/slow",
    { kind: "drifted", why: "it moved", numbers: NUMBERS, run: "runs/x" },
    [],
  );
  expect(text.split("\n")).toEqual([
    "DRIFTED  day/slow: it moved",
    "",
    "                 runbook  now   tolerance",
    "   good calls    50 %     52 %  within 15 points",
    "✗  back to full  2 s      9 s   at most twice as long",
    "",
    expect.stringContaining("Publish a new run before the day"),
    "The run: runs/x",
    "",
  ]);
});

test("numbers that decide nothing are left out", () => {
  const text = verifyText("day/slow", { kind: "inconclusive", why: "too few calls", numbers: NUMBERS }, []);
  expect(text).not.toContain("50 %");
  expect(text).toContain("Run it again on a quiet machine.");
});

test("words that are old are told even when every number holds", () => {
  const text = verifyText("day/slow", { kind: "fresh", why: "it holds", numbers: [] }, ["the fixes changed"]);
  expect(text).toContain("Since it was written: the fixes changed. Publish a run to renew its words.");
});
