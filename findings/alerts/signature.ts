import type { AlertRule } from "../../model/alert.ts";
import { ratio } from "../../model/units.ts";
import { firesIn, firstFiring } from "./detection.ts";
import { badWhileOn, type WatchedBreak } from "./watch-break.ts";

/** Two breaks are told apart by an outcome when its parts of their bad calls are at least so far from each other. */
const CLEARLY_APART = 0.3;

const partOf = (outcome: string, bad: ReadonlyMap<string, number>): number => {
  const all = [...bad.values()].reduce((sum, count) => sum + count, 0);
  return all > 0 ? (bad.get(outcome) ?? 0) / all : 0;
};

interface Candidate {
  readonly outcome: string;
  readonly own: number;
  /** The parts of the other breaks that are clearly below. */
  readonly others: readonly number[];
}

function candidates(
  rule: AlertRule,
  self: WatchedBreak,
  others: readonly WatchedBreak[],
): readonly Candidate[] {
  const bad = badWhileOn(rule, self);
  return [...bad.keys()]
    .map((outcome) => {
      const own = partOf(outcome, bad);
      const parts = others.map((other) => partOf(outcome, badWhileOn(rule, other)));
      return { outcome, own, others: parts.filter((part) => own - part >= CLEARLY_APART) };
    })
    .filter(({ others: apart }) => apart.length > 0)
    .sort((a, b) => b.others.length - a.others.length || b.own - a.own || (a.outcome < b.outcome ? -1 : 1));
}

/**
 * The rule with a signature where the record allows one: it must keep the alert out of a break in which it fired, and
 * must not make it a moment later in its own.
 */
export function withSignature(rule: AlertRule, self: WatchedBreak, all: readonly WatchedBreak[]): AlertRule {
  const confused = all.filter((other) => other !== self && firesIn(rule, other));
  const first = firstFiring(rule, self);
  if (confused.length === 0 || first === undefined) return rule;
  for (const { outcome, own, others } of candidates(rule, self, confused)) {
    const share = ratio(Math.round(((own + Math.max(...others)) / 2) * 100) / 100);
    const signed = { ...rule, signature: { outcome, share } };
    const stillConfused = confused.filter((other) => firesIn(signed, other));
    if (firstFiring(signed, self) === first && stillConfused.length < confused.length) return signed;
  }
  return rule;
}
