import { describe, expect, it } from "vitest";
import type { BreakFinding, Outcome, Reading } from "../../model/readiness.ts";
import { isMovedBy, isToldApart } from "../../runbooks/probe-rule.ts";
import { aPhase, slowPhase } from "../support/a-break-part.ts";
import { aProbeFigures } from "../support/a-probe.ts";
import { aBreakFinding } from "../support/a-runbook-finding.ts";

const UNSTEADY: Reading = { kind: "unsteady" };

const readingOf = (value: number | string | Reading): Reading => {
  if (typeof value === "number") return { kind: "number", low: value, median: value, high: value };
  return typeof value === "string" ? { kind: "text", value } : value;
};

const range = (low: number, median: number, high: number): Reading => ({
  kind: "number",
  low,
  median,
  high,
});

type Said = number | string | Reading;

/** A break in which the probe said this before, during and after. */
const saying = (before: Said, during: Said, after: Said, outcome: Outcome = "fix-proven"): BreakFinding => {
  const probes = (said: Said) => ({ probes: [aProbeFigures("p", { reading: readingOf(said) })] });
  return aBreakFinding({
    outcome,
    phases: [aPhase(probes(before)), slowPhase(probes(during)), aPhase({ phase: "after", ...probes(after) })],
  });
};

describe("a fault moves a probe", () => {
  it.each<[string, BreakFinding]>([
    ["that said something else during, and what it had said again when the fault was gone", saying(0, 20, 0)],
    ["that fell", saying(20, 0, 20)],
    ["that gave no answer during", saying(20, "no answer", 20)],
    ["whose text became another", saying("idle", "busy", "idle")],
    ["whose numbers are apart, however few", saying(range(0, 0, 1), range(2, 3, 3), 0)],
    ["below zero", saying(-20, 5, -20)],
    ["that was not steady afterwards", saying(0, 20, UNSTEADY)],
    ["that stayed where it was put, when the system never came back", saying(0, 20, 20, "never-recovered")],
  ])("%s", (_, finding) => {
    expect(isMovedBy(finding, "p")).toBe(true);
  });

  it.each<[string, BreakFinding]>([
    ["that said the same", saying(20, 20, 20)],
    ["whose numbers overlap", saying(range(5, 8, 12), range(11, 30, 40), range(5, 8, 12))],
    ["whose numbers are apart, but not by half", saying(range(10, 11, 12), range(14, 15, 16), 11)],
    ["that counts on: it does not come back", saying(100, 250, 600)],
    ["that tells the time", saying("18:00", "18:01", "18:02")],
    ["that said another thing at each look before", saying(UNSTEADY, 20, 0)],
    ["that said another thing at each look during", saying(0, UNSTEADY, 0)],
    ["that nobody took", aBreakFinding()],
  ])("never one %s", (_, finding) => {
    expect(isMovedBy(finding, "p")).toBe(false);
  });
});

describe("a probe tells two breaks apart", () => {
  const [lock, slow] = [saying(0, 20, 0), saying(0, 0, 0)];

  it("when one fault moved it and it said something else in the other", () => {
    expect([isToldApart(lock, slow, "p"), isToldApart(slow, lock, "p")]).toEqual([true, true]);
  });

  it("when both faults moved it, to other values", () => {
    expect(isToldApart(saying(5, 20, 5), saying(5, 0, 5), "p")).toBe(true);
  });

  it("not when both faults moved it to the same", () => {
    expect(isToldApart(lock, saying(0, range(18, 20, 22), 0), "p")).toBe(false);
  });

  it("not when it says something else at another hour, which neither fault caused", () => {
    expect(isToldApart(saying(5, 5, 5), saying(50, 50, 50), "p")).toBe(false);
    expect(isToldApart(saying(100, 250, 600), saying(2000, 2500, 3000), "p")).toBe(false);
  });

  it("not when nobody knows what it says in the other", () => {
    expect(isToldApart(lock, saying(0, UNSTEADY, 0), "p")).toBe(false);
    expect(isToldApart(lock, aBreakFinding(), "p")).toBe(false);
  });
});
