import { countText, shareText } from "../../model/quantities.ts";
import type { ReadRunbook } from "../../runbooks/index.ts";

/** A rehearsal sends at most so many calls a second. */
export const MOST_RATE = 1000;

/** A break with fewer good calls than this does harm at any rate: nearly nothing is answered. */
const HOPELESS = 0.05;
/** Below this part of the rate that was measured, what was measured need not happen. */
const MUCH_LESS = 0.5;

const measuredIn = ({ frontMatter }: ReadRunbook, wanted: string): number | undefined =>
  frontMatter.verification.measured.find(({ what }) => what === wanted)?.value;

const isWithstood = ({ frontMatter: { verification } }: ReadRunbook): boolean =>
  verification.status === "verified" && verification.fix === "none";

const WITHSTOOD =
  "The run of its runbook withstood this break without a fix: people may find nothing to fix. Rehearse another break.";

/**
 * Why the break may do no harm at this rate, which would ask people to fix nothing; nothing to say when its runbook was
 * measured at a rate like it, when the break hurts at any rate, or when no runbook tells.
 */
export function rateDoubt(runbook: ReadRunbook | undefined, callsPerSecond: number): string | undefined {
  if (runbook === undefined) return undefined;
  if (isWithstood(runbook)) return WITHSTOOD;
  const [calls, replayMs] = [measuredIn(runbook, "calls"), measuredIn(runbook, "replay-ms")];
  const good = measuredIn(runbook, "during-share");
  if (calls === undefined || replayMs === undefined || good === undefined || good < HOPELESS)
    return undefined;
  const rate = (calls * 1000) / replayMs;
  if (callsPerSecond >= rate * MUCH_LESS) return undefined;
  const better = Math.min(MOST_RATE, Math.ceil(rate));
  const advice =
    callsPerSecond >= MOST_RATE
      ? "If nothing shows, type give up and rehearse another break."
      : `Give it more: --calls-per-second ${better}.`;
  return `At ${callsPerSecond} calls/s this break may do no harm: ${shareText(good)} good calls were measured at about ${countText(Math.round(rate))} calls/s. ${advice}`;
}
