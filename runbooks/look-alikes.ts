import type { PlaceVariable } from "../model/place-variables.ts";
import type { Probe } from "../model/plan.ts";
import type { BreakFinding } from "../model/readiness.ts";
import type { Difference, Differential, Question } from "./differential-schema.ts";
import { measuredRow } from "./measured-phase.ts";
import { questionOf, type Sibling } from "./probe-question.ts";
import { isMovedBy } from "./probe-rule.ts";
import { signsWith, timesText, type Sign } from "./signs/index.ts";

const MOST_DIFFERENCES = 3;
/** Of errors, times and shares of good calls: so many may differ between breaks that a person takes for one another. */
const MOST_FOR_ALIKE = 1;
const LETTERS = 26;

/** How near two breaks are to each other in all that their calls show. */
type Looks = "same" | "alike" | "other";

/** A break among the others of its run. */
interface Family {
  readonly self: BreakFinding;
  readonly siblings: readonly Sibling[];
  readonly probes: readonly Probe[];
  readonly variables: readonly PlaceVariable[];
}

/** A to Z, then AA to ZZ: there are at most 100 breaks. */
const letterOf = (index: number): string =>
  index < LETTERS
    ? String.fromCodePoint(65 + index)
    : `${letterOf(Math.floor(index / LETTERS) - 1)}${letterOf(index % LETTERS)}`;

const siblingOf = (finding: BreakFinding, index: number): Sibling => ({
  letter: letterOf(index),
  symptom: finding.planned.symptom,
  file: finding.runbook.split(/[\\/]/u).at(-1) ?? finding.runbook,
  finding,
});

const named = ({ letter, symptom, file }: Sibling) => ({ letter, symptom, file });

const isMeasured = (finding: BreakFinding): boolean => measuredRow(finding, "during") !== null;

const differencesOf = (self: BreakFinding, other: BreakFinding, signs: readonly Sign[]): Difference[] =>
  signs
    .filter((sign) => sign.differs(self, other))
    .slice(0, MOST_DIFFERENCES)
    .map(({ name, text }) => ({ signal: name, here: text(self), there: text(other) }));

/** One row for each sign: those that tell this break from another first, the surest of them on top. */
function rowsOf({ self, siblings }: Family, signs: readonly Sign[]): Differential["signs"] {
  const rows = signs.map(({ name, about = null, text, differs }) => ({
    name,
    about,
    cells: siblings.map(({ finding }) => ({
      text: text(finding),
      tells: finding !== self && differs(self, finding),
    })),
  }));
  const isTelling = ({ cells }: (typeof rows)[number]): boolean => cells.some(({ tells }) => tells);
  return [...rows.filter(isTelling), ...rows.filter((row) => !isTelling(row))];
}

/** The best probe to ask, with what it tells apart; the first of the scenario among equals. */
function bestQuestion(
  { self, probes, variables }: Family,
  among: readonly Sibling[],
  isWorthIt: (probe: string) => boolean = () => true,
): Question | null {
  const questions = probes
    .filter(({ name }) => isWorthIt(name))
    .map((probe) => questionOf(probe, self, among, variables))
    .filter(({ others }) => others.length > 0)
    .sort((one, other) => other.others.length - one.others.length);
  return questions[0] ?? null;
}

/**
 * What "Is it this" asks: first what tells this break from those whose calls look the same, then from those that look
 * alike, else what its own fault moves; a probe that says the same as on a healthy day is no proof by itself.
 */
function askedFirst(family: Family, looksOf: (sibling: Sibling) => Looks): Question | null {
  const { self, siblings, probes } = family;
  const among = (looks: Looks): Question | null =>
    bestQuestion(
      family,
      siblings.filter((sibling) => looksOf(sibling) === looks),
    );
  const near = among("same") ?? among("alike");
  if (near === null) return bestQuestion(family, siblings, (probe) => isMovedBy(self, probe));
  // It may tell apart more than those.
  return bestQuestion({ ...family, probes: probes.filter(({ name }) => name === near.name) }, siblings);
}

const looksIn =
  (self: BreakFinding, signs: readonly Sign[]) =>
  ({ finding }: Sibling): Looks => {
    if (finding === self || !isMeasured(self) || !isMeasured(finding)) return "other";
    const differing = signs.flatMap(({ seenIn, differs }) =>
      seenIn !== "inside" && differs(self, finding) ? [seenIn] : [],
    );
    if (differing.length === 0) return "same";
    return new Set(differing).size <= MOST_FOR_ALIKE ? "alike" : "other";
  };

/** The breaks of a run beside each other, as the runbook of one of them shows them: this one first. */
export function lookAlikes(
  breaks: readonly BreakFinding[],
  self: BreakFinding,
  probes: readonly Probe[] = [],
  variables: readonly PlaceVariable[] = [],
): Differential {
  const siblings = [self, ...breaks.filter(({ id }) => id !== self.id)].map(siblingOf);
  const others = siblings.filter(({ finding }) => finding !== self);
  const family: Family = { self, siblings, probes, variables };
  const signs = signsWith(probes);
  const looksOf = looksIn(self, signs);
  return {
    columns: siblings.map((sibling) => ({ ...named(sibling), isThis: sibling.finding === self })),
    signs: rowsOf(family, signs),
    siblings: others.map((sibling) => {
      const looks = looksOf(sibling);
      return {
        ...named(sibling),
        looksSame: looks === "same",
        question: looks === "other" ? null : bestQuestion(family, [sibling]),
        differences: differencesOf(self, sibling.finding, signs),
      };
    }),
    asks: askedFirst(family, looksOf),
    times: timesText(self),
  };
}
