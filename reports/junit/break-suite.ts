import { shareText } from "../../model/quantities.ts";
import type { BreakFinding, FixFinding, PhaseFigures, Readiness } from "../../model/readiness.ts";
import { phaseOf, phaseOfFix, recoveryFigure } from "../break-phases.ts";
import { countFigure, goodFigure, latencyFigure } from "../figures.ts";
import {
  failedUnless,
  passed,
  skipped,
  type CaseResult,
  type TestCase,
  type TestSuite,
} from "./test-case.ts";

const secondsOf = (figures: PhaseFigures | undefined): number =>
  figures === undefined ? 0 : (figures.to - figures.from) / 1000;

/** `good 3.1 %, wanted 99 %, p99 5 s`: the number, its limit, and what it felt like. */
function measured(found: BreakFinding, figures: PhaseFigures | undefined): string {
  if (figures === undefined) return "not measured";
  const wanted = shareText(found.planned.want.share);
  return `good ${goodFigure(figures)}, wanted ${wanted}, p99 ${latencyFigure(figures.p99Ms)}`;
}

function phaseCase(found: BreakFinding, phase: PhaseFigures["phase"], result: CaseResult): TestCase {
  const figures = phaseOf(found, phase);
  const unheld = figures === undefined || figures.sent === 0;
  return {
    name: phase,
    seconds: secondsOf(figures),
    result: unheld ? skipped("no call was measured") : result,
  };
}

/** A break may break things: only one that nothing was written down for fails by itself. */
function during(found: BreakFinding): CaseResult {
  const helpless = found.outcome === "fix-rejected" && found.fixes.length === 0;
  return failedUnless(!helpless, `${measured(found, phaseOf(found, "during"))}; no fix is written down`);
}

/** A fix that does not help fails only when no other does; beside a proven one it is knowledge, not a failure. */
function fixResult(found: BreakFinding, fix: FixFinding): CaseResult {
  const figures = phaseOfFix(found, fix);
  if (fix.outcome === "proven") return passed;
  if (fix.outcome === "not-tried") return skipped(`not tried: ${fix.reason}`);
  if (fix.outcome === "inconclusive") return skipped(`inconclusive: ${fix.reason}`);
  const message = `do not do this: ${measured(found, figures)}; ${fix.reason}`;
  const otherHelps = found.fixes.some(({ outcome }) => outcome === "proven");
  return otherHelps ? skipped(message) : { kind: "failed", message };
}

function after(found: BreakFinding): CaseResult {
  if (found.outcome === "never-recovered") {
    return {
      kind: "failed",
      message: `back to full: ${recoveryFigure(found)}; ${measured(found, phaseOf(found, "after"))}`,
    };
  }
  return found.recoveredAfterMs === undefined ? skipped("recovery was not measured") : passed;
}

function ledger(found: BreakFinding, { ledger: counted }: Readiness): CaseResult {
  if (counted === undefined) return skipped("there is no write ledger");
  const damaged = Object.entries(counted.damageIn)
    .filter(([phase]) => phase.startsWith(`${found.id}/`))
    .reduce((sum, [, writes]) => sum + writes, 0);
  return failedUnless(damaged === 0, `${countFigure(damaged)} writes lost or doubled, at most 0 allowed`);
}

/** What somebody answers for fails nothing: that it is gone and that no write is lost cannot be answered for. */
function unlessAccepted(result: CaseResult, found: BreakFinding, { gates }: Readiness): CaseResult {
  const signed = gates
    .flatMap(({ exceptions }) => exceptions ?? [])
    .find((exception) => exception.break === found.id);
  if (result.kind !== "failed" || signed === undefined) return result;
  return skipped(`accepted by ${signed.signedBy} until ${signed.until}: ${result.message}`);
}

/** One break as a suite: its phases, its fixes and its writes. */
export function breakSuite(found: BreakFinding, readiness: Readiness): TestSuite {
  const unsure = found.outcome === "inconclusive" ? skipped(found.reason) : undefined;
  const fixes = found.fixes.map((fix) => ({
    name: `fixed:${fix.id}`,
    seconds: secondsOf(phaseOfFix(found, fix)),
    result: unlessAccepted(fixResult(found, fix), found, readiness),
  }));
  return {
    name: found.id,
    cases: [
      phaseCase(found, "before", unsure ?? passed),
      phaseCase(found, "during", unsure ?? unlessAccepted(during(found), found, readiness)),
      ...fixes,
      phaseCase(found, "after", unsure ?? after(found)),
      { name: "ledger", seconds: 0, result: ledger(found, readiness) },
    ],
  };
}
