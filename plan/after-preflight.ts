import { durationText, shareText } from "../model/quantities.ts";
import { millis, seconds, type Millis } from "../model/units.ts";

/** What a few seconds at the planned peak cost. */
interface PeakFigures {
  readonly peak: number;
  readonly busy: number;
  readonly lateP99Ms: number;
  readonly goodShare: number;
}

// Above this a machine has no room for breaks, which cost more than healthy traffic (reconnects, errors, retries).
const MOST_BUSY = 0.9;
const WANTED_BUSY = 0.8;
const MOST_LATE_MS = 10;
// So late a generator does not just wait for its turn, it has no room at all.
const FAR_TOO_LATE_MS = 25;
// A busy machine that answers its own peak late or with "busy" is beyond its limit, whatever its idle share says.
const LEAST_GOOD = 0.95;
const LONGEST_STRETCH = 4;

const isOverrun = ({ busy, goodShare }: PeakFigures): boolean => busy > WANTED_BUSY && goodShare < LEAST_GOOD;

/** Whether the replay fits this machine, and if not, the longer one that does, with the reason in words. */
export function afterPreflight(
  figures: PeakFigures,
  replayIn: Millis,
): { readonly replayIn: Millis; readonly carries: boolean; readonly text: string } {
  const measured = `at the peak of ${Math.round(figures.peak)} calls/s both sides kept ${shareText(Math.min(1, figures.busy))} of this machine busy, the generator was ${durationText(figures.lateP99Ms)} late (p99), ${shareText(figures.goodShare)} of the answers were good`;
  if (figures.busy <= MOST_BUSY && figures.lateP99Ms <= MOST_LATE_MS && !isOverrun(figures)) {
    return { replayIn, carries: true, text: `This machine carries the day: ${measured}.` };
  }
  const byCpu = figures.busy / WANTED_BUSY;
  const isBeyond = figures.lateP99Ms > FAR_TOO_LATE_MS || isOverrun(figures);
  const byLateness = isBeyond ? 1.6 : 1.2;
  const stretch = Math.min(LONGEST_STRETCH, Math.max(byCpu, byLateness));
  const longer = seconds(Math.ceil((replayIn * stretch) / 10_000) * 10);
  return {
    replayIn: millis(longer),
    carries: false,
    text: `This machine cannot carry the day in ${durationText(replayIn)}: ${measured}. It takes ${durationText(longer)} instead.`,
  };
}
