import type { Affected, Risk } from "../../model/page-one.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import type { LeftOut } from "../../model/sign-off.ts";
import { affectedBy } from "./affected.ts";
import { seenFrom, type Days } from "./days.ts";
import { drillOf } from "./drill.ts";
import { isHeld } from "./fixed-gate.ts";
import { weightOf } from "./weight.ts";

const TOP = 3;

type Told = Pick<Readiness, "day" | "mix" | "breaks">;

const provenFix = ({ fixes }: BreakFinding): string =>
  fixes.find(({ outcome }) => outcome === "proven")?.id ?? "its fix";

function withoutFix(found: BreakFinding, days: Days): string {
  const drill = drillOf(found, seenFrom(days));
  if (drill.kind === "drilled")
    return `Go with the fallback in people's hands, or write a fix that helps (${drill.text}).`;
  if (found.fallback === undefined) return "Write a fix that helps, or write a fallback and drill it.";
  return `Write a fix that helps, or drill the fallback “${found.fallback.title}”: ${drill.text}.`;
}

/** What somebody has to decide before the day. */
function decisionOn(found: BreakFinding, days: Days): string {
  const { permanentFix } = found.planned;
  switch (found.outcome) {
    case "inconclusive":
      return `Rehearse it again: ${found.reason}.`;
    case "never-recovered":
      return `Mend it and rehearse again, for it does not come back${permanentFix === undefined ? "." : `: ${permanentFix}`}`;
    case "fix-rejected":
    case "given-up":
      return withoutFix(found, days);
    case "fix-proven":
    case "fixed-by-people":
    case "withstood":
      return permanentFix === undefined
        ? `Have somebody at hand for ${provenFix(found)} all day, or make it harmless.`
        : `Have somebody at hand for ${provenFix(found)} all day, or: ${permanentFix}`;
  }
}

/** A risk with what it is ranked by: open before held, then heavy, then many calls. */
interface Ranked extends Risk {
  readonly isOpen: boolean;
}

const dueOf = ({ day, last }: Days): Pick<Risk, "before"> => {
  const before = day ?? last;
  return before === undefined ? {} : { before };
};

const untested = (one: LeftOut, days: Days): Ranked => ({
  break: one.id,
  symptom: "not rehearsed in this run",
  severity: one.severity,
  weight: weightOf(one),
  decision: "Rehearse it: nobody knows from this run what it does.",
  by: one.owner,
  ...dueOf(days),
  isOpen: true,
});

const failing = (affected: Affected | undefined): number => affected?.failingPerMinute ?? 0;

/** The three breaks that ask most for a decision. What every promise withstood is no risk. */
export function risksOf(record: RunRecord, told: Told, days: Days): readonly Risk[] {
  const found = told.breaks
    .filter(({ outcome }) => outcome !== "withstood")
    .map((one): Ranked => {
      const affected = affectedBy(one, record, told);
      const { symptom, severity, owner } = one.planned;
      return {
        break: one.id,
        symptom,
        severity,
        weight: weightOf(one.planned),
        ...(affected === undefined ? {} : { affected }),
        decision: decisionOn(one, days),
        by: owner,
        ...dueOf(days),
        isOpen: !isHeld(one),
      };
    });
  return [...found, ...(record.plan.leftOut ?? []).map((one) => untested(one, days))]
    .toSorted(
      (one, other) =>
        Number(other.isOpen) - Number(one.isOpen) ||
        other.weight - one.weight ||
        failing(other.affected) - failing(one.affected),
    )
    .slice(0, TOP)
    .map(({ isOpen: _isOpen, ...risk }) => risk);
}
