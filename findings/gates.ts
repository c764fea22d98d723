import { countText, durationText, shareText } from "../model/quantities.ts";
import type { BreakFinding, Gate, Readiness, Verdict } from "../model/readiness.ts";
import type { LedgerCount } from "../model/record.ts";
import type { StopReason } from "../model/stop-conditions.ts";
import { seenFrom, type Days } from "./page-one/days.ts";
import { carriedText, isCarried, isHeld } from "./page-one/fixed-gate.ts";
import { freshGate } from "./page-one/fresh-gate.ts";
import { peakText, type Peak } from "./page-one/peak.ts";

interface Found {
  readonly verdicts: readonly Verdict[];
  readonly breaks: readonly BreakFinding[];
  readonly schedule: Readiness["schedule"];
  readonly calls: Readiness["calls"];
  readonly ledger?: LedgerCount;
  readonly hasLedger: boolean;
  readonly hasWrites: boolean;
  readonly healed: boolean;
  readonly days: Days;
  readonly peak: Peak;
  /** Does a script of the user's own send the traffic, in its own time? */
  readonly isOwnScript: boolean;
  /** Did people lead through the break? Then the traffic is theirs to practise on, and no day. */
  readonly isLed: boolean;
  /** What would have ended the run before its time, and what did. */
  readonly stops: readonly string[];
  readonly reached: StopReason | undefined;
  /** Said when the record could not be read to its end. */
  readonly damage?: string | undefined;
}

type Passing = Gate["pass"];

/** A failure weighs more than a doubt, and a doubt more than a pass. */
const together = (passes: readonly Passing[]): Passing => {
  if (passes.includes(false)) return false;
  return passes.includes("inconclusive") ? "inconclusive" : true;
};

const promises = ({ verdicts, peak, isOwnScript }: Found): Gate => ({
  id: "day-carried",
  name: "the day is carried",
  text: `${isOwnScript ? "The day" : "The planned peak"} was carried: every promise kept outside of the faults`,
  pass: together(verdicts.map(({ kind }) => (kind === "inconclusive" ? kind : kind === "kept"))),
  evidence: [
    ...verdicts.map(
      ({ calls, share, wanted }) => `${calls} ${shareText(share)} (wanted ${shareText(wanted)})`,
    ),
    ...(isOwnScript ? [] : [peakText(peak)]),
  ].join(", "),
});

const isFixed = (found: BreakFinding): Passing =>
  found.outcome === "inconclusive" ? "inconclusive" : isHeld(found);

const fixes = ({ breaks, isLed, days }: Found): Gate => ({
  id: "breaks-fixed",
  name: "every break is fixed",
  text: isLed
    ? "People fixed the break while it was on, and said so when it was true"
    : "Every break is withstood, its fix is proven while the break is on, or its fallback is drilled",
  pass: together(breaks.map((found) => (isLed ? isFixed(found) : isCarried(found, seenFrom(days))))),
  evidence:
    breaks
      .map((found) => (isLed ? `${found.id} ${found.outcome}` : carriedText(found, seenFrom(days))))
      .join(", ") || "no break was planned",
});

const isBack = ({ outcome, recoveredAfterMs }: BreakFinding): Passing => {
  if (outcome === "never-recovered") return false;
  return recoveredAfterMs === undefined ? "inconclusive" : true;
};

const recovery = ({ breaks, healed }: Found): Gate => ({
  id: "nothing-stays-broken",
  name: "nothing stays broken",
  text: "Nothing stays broken behind a fault, and every fault is proven gone",
  pass: together([healed, ...breaks.map((found) => isBack(found))]),
  evidence: [
    healed ? "healed" : "NOT healed",
    ...breaks.map(({ id, recoveredAfterMs }) =>
      recoveredAfterMs === undefined ? `${id} not back` : `${id} back in ${durationText(recoveredAfterMs)}`,
    ),
  ].join(", "),
});

function writes({ ledger, hasLedger, hasWrites }: Found): Gate {
  const gate = {
    id: "no-write-lost",
    name: "no write is lost",
    text: "No acknowledged write lost, none stored twice",
  };
  if (ledger === undefined && !hasLedger && !hasWrites) {
    return { ...gate, pass: true, evidence: "no call writes" };
  }
  if (ledger === undefined) {
    const evidence = hasLedger ? "the ledger was not counted" : "the scenario names no ledger";
    return { ...gate, pass: "inconclusive", evidence };
  }
  return {
    ...gate,
    pass: ledger.lost === 0 && ledger.doubled === 0,
    evidence: `${countText(ledger.acknowledged)} acknowledged, ${countText(ledger.lost)} lost, ${countText(ledger.doubled)} doubled`,
  };
}

const schedule = ({ schedule: kept, calls, damage, isOwnScript }: Found): Gate => ({
  id: "schedule-kept",
  name: isOwnScript ? "the script leaves nothing out" : "the generator keeps its schedule",
  text: isOwnScript
    ? "The script left no iteration out and every call is accounted for"
    : "The load generator kept its schedule and every call is accounted for",
  pass: kept.kept && calls.unaccounted === 0 && damage === undefined ? true : "inconclusive",
  evidence: [
    ...(isOwnScript ? [] : [`late by ${kept.lateP99Ms} ms (p99)`]),
    `${countText(calls.dropped)} dropped`,
    `${countText(calls.unaccounted)} unaccounted`,
    ...(damage === undefined ? [] : [damage]),
  ].join(", "),
});

const fresh = ({ days }: Found): Gate => freshGate(days);

/** A generator that is late has measured itself: that says nothing about the system. */
const stops = ({ stops: conditions, reached }: Found): Gate => ({
  id: "not-stopped",
  name: "no stop condition is reached",
  text: "The run came to no stop condition of its scenario",
  pass: reached === undefined ? true : reached.condition === "late" ? "inconclusive" : false,
  evidence: reached === undefined ? `it would stop when ${conditions.join("; or when ")}` : reached.text,
});

/** The questions that decide; points would only show a trend. Nobody knows which writes a script makes. */
export const gatesOf = (found: Found): readonly Gate[] =>
  [
    ...(found.isLed ? [] : [promises]),
    fixes,
    recovery,
    ...(found.isOwnScript ? [] : [writes]),
    ...(found.isLed ? [] : [fresh]),
    schedule,
    ...(found.stops.length === 0 ? [] : [stops]),
  ].map((gate) => gate(found));
