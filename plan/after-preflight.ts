import { durationText, shareText } from "../model/quantities.ts";
import { millis, type Millis } from "../model/units.ts";

/** What a few seconds at a planned peak cost. */
export interface PeakFigures {
  readonly peak: number;
  readonly busy: number;
  readonly lateP99Ms: number;
  readonly goodShare: number;
}

/** What follows from the peaks tried so far: this replay is settled, or its peak is to be tried next. */
export interface PreflightDecision {
  readonly replayIn: Millis;
  readonly isSettled: boolean;
  /** Whether this machine carries the day as it was planned. */
  readonly carries: boolean;
  readonly text: string;
}

// Above this a machine has no room for breaks, which cost more than healthy traffic (reconnects, errors, retries).
const MOST_BUSY = 0.85;
// A machine that once showed its limit gets a replay that stays clear of it: at 82 % breaks still made k6 late.
const MOST_BUSY_LATER = 0.75;
const MOST_LATE_MS = 10;
// A busy machine that answers its own peak late or with "busy" is beyond its limit, whatever its idle share says; an
// idle one that answers badly has a reason of its own, which the rehearsal will show.
const BUSY = 0.8;
const LEAST_GOOD = 0.95;
/** How much longer than planned the replay may take; each is measured before it is taken. */
const STRETCHES = [1, 1.1, 1.25, 1.5, 2, 3, 4];
const ROUND_TO_MS = 10_000;

const fits = ({ busy, lateP99Ms, goodShare }: PeakFigures, mostBusy: number): boolean =>
  busy <= mostBusy && lateP99Ms <= MOST_LATE_MS && (busy <= BUSY || goodShare >= LEAST_GOOD);

const inWords = ({ peak, busy, lateP99Ms, goodShare }: PeakFigures): string =>
  `at the peak of ${Math.round(peak)} calls/s both sides kept ${shareText(Math.min(1, busy))} of this machine busy, the generator was ${durationText(lateP99Ms)} late (p99), ${shareText(goodShare)} of the answers were good`;

function stretched(planned: Millis, trials: number): Millis | undefined {
  const stretch = STRETCHES[trials];
  if (stretch === undefined || trials === 0) return stretch === undefined ? undefined : planned;
  return millis(Math.ceil((planned * stretch) / ROUND_TO_MS) * ROUND_TO_MS);
}

/** Whether the replay fits this machine; if not, which longer one to try, until one does or it is four times as long. */
export function afterPreflight(
  [first, ...more]: readonly [PeakFigures, ...PeakFigures[]],
  planned: Millis,
): PreflightDecision {
  const last = more.at(-1) ?? first;
  if (more.length === 0 && fits(first, MOST_BUSY)) {
    const text = `This machine carries the day: ${inWords(first)}.`;
    return { replayIn: planned, isSettled: true, carries: true, text };
  }
  const tried = stretched(planned, more.length) ?? planned;
  const isEnough = more.length > 0 && fits(last, MOST_BUSY_LATER);
  const next = isEnough ? undefined : stretched(planned, more.length + 1);
  const replayIn = next ?? tried;
  const isSettled = next === undefined;
  const tooMuch = `This machine cannot carry the day in ${durationText(planned)}: ${inWords(first)}.`;
  const instead = isEnough ? "It takes" : "Nothing tried was slow enough; it takes";
  const text = isSettled
    ? `${tooMuch} ${instead} ${durationText(replayIn)} instead: ${inWords(last)}.`
    : `${inWords(last)}: trying ${durationText(replayIn)}`;
  return { replayIn, isSettled, carries: false, text };
}
