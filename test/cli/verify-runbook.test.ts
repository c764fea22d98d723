import { expect, test } from "vitest";
import { loadScenario } from "../../cli/load-plan.ts";
import { comparisonOf, shortRun } from "../../cli/verify-runbook.ts";
import type { Readiness } from "../../model/readiness.ts";
import { millis, seconds } from "../../model/units.ts";
import { readRunbook, renderRunbook } from "../../runbooks/index.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { aBreakFinding } from "../support/a-runbook-finding.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const readiness = aReadinessForRunbooks();
const runbook = readRunbook(renderRunbook(readiness, "database-slow", shippedTemplates()), "a.md");
const shipped = loadScenario("gotv-election-day");

/** The later run, whose replay took this long. */
const later = (replayIn: number, change: Parameters<typeof aBreakFinding>[0] = {}): Readiness => ({
  ...readiness,
  breaks: [aBreakFinding(change)],
  day: { ...readiness.day, replayIn: millis(replayIn) },
});

test("a short run has as many calls a second as the run of the runbook, and only its break", () => {
  expect(shortRun(runbook, shipped, {})).toEqual({ only: "database-slow", in: 45_000, calls: 180_000 });
  expect(shortRun(runbook, shipped, { in: seconds(90) })).toMatchObject({ in: 90_000, calls: 360_000 });
  expect(shortRun(runbook, shipped, { calls: 500 })).toMatchObject({ in: 45_000, calls: 500 });
});

test("numbers that came about under less load are not compared", () => {
  expect(comparisonOf(runbook, later(45_000), seconds(45)).kind).toBe("fresh");
  expect(comparisonOf(runbook, later(70_000), seconds(45)).kind).toBe("inconclusive");
});

test("a fix that does not help under less load is rejected all the same", () => {
  const worse = later(70_000, { outcome: "never-recovered" });
  expect(comparisonOf(runbook, worse, seconds(45)).kind).toBe("rejected");
});
