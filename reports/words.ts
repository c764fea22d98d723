import type {
  FixOutcome,
  Gate,
  Outcome,
  Readiness,
  ReadinessVerdict,
  VerdictKind,
} from "../model/readiness.ts";

export type Tone = "good" | "bad" | "unsure" | "quiet";

/** A status as people read it: a word, a sign beside it, and a tone, so that none of the three stands alone. */
export interface StatusWord {
  readonly sign: string;
  readonly text: string;
  readonly tone: Tone;
}

const word = (sign: string, text: string, tone: Tone): StatusWord => ({ sign, text, tone });

const VERDICTS: Readonly<Record<ReadinessVerdict, StatusWord>> = {
  READY: word("✓", "READY", "good"),
  "READY WITH CONDITIONS": word("!", "READY WITH CONDITIONS", "unsure"),
  "NOT READY": word("✗", "NOT READY", "bad"),
  INCONCLUSIVE: word("?", "INCONCLUSIVE", "unsure"),
};

const OUTCOMES: Readonly<Record<Outcome, StatusWord>> = {
  withstood: word("✓", "withstood", "good"),
  "fix-proven": word("✓", "fix proven", "good"),
  "fix-rejected": word("✗", "no fix that helps", "bad"),
  "never-recovered": word("✗", "never recovered", "bad"),
  "fixed-by-people": word("✓", "fixed by people", "good"),
  "given-up": word("✗", "given up", "bad"),
  inconclusive: word("?", "inconclusive", "unsure"),
};

const FIX_OUTCOMES: Readonly<Record<FixOutcome, StatusWord>> = {
  proven: word("✓", "proven", "good"),
  rejected: word("✗", "rejected", "bad"),
  "not-tried": word("–", "not tried", "quiet"),
  inconclusive: word("?", "inconclusive", "unsure"),
};

const KINDS: Readonly<Record<VerdictKind, StatusWord>> = {
  kept: word("✓", "kept", "good"),
  broken: word("✗", "broken", "bad"),
  inconclusive: word("?", "inconclusive", "unsure"),
};

export const verdictWord = (verdict: ReadinessVerdict): StatusWord => VERDICTS[verdict];
export const outcomeWord = (outcome: Outcome): StatusWord => OUTCOMES[outcome];
export const fixWord = (outcome: FixOutcome): StatusWord => FIX_OUTCOMES[outcome];
export const objectiveWord = (kind: VerdictKind): StatusWord => KINDS[kind];

export function gateWord(gate: Gate): StatusWord {
  if (gate.pass === "inconclusive") return KINDS.inconclusive;
  if (!gate.pass && gate.exceptions !== undefined) return word("!", "accepted", "unsure");
  return gate.pass ? word("✓", "passed", "good") : word("✗", "failed", "bad");
}

/** Why there is not more in a report than there is. */
export const interruptionWord = ({ stopped }: Pick<Readiness, "stopped">): string =>
  stopped === undefined ? "The run was interrupted." : "The run stopped itself.";

/** Something that was checked and either holds or does not. */
export const checkWord = (ok: boolean): StatusWord =>
  ok ? word("✓", "yes", "good") : word("✗", "no", "bad");
