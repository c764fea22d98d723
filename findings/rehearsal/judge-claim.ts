import type { PlannedBreak } from "../../model/plan.ts";
import { shareText } from "../../model/quantities.ts";
import type { Millis } from "../../model/units.ts";
import { LEAST_CALLS } from "../least-calls.ts";
import { goodSince, HOLD_SECONDS, shareOf, type SecondCount } from "./good-since.ts";

interface StateSeen {
  readonly at: Millis;
  readonly state: string;
  readonly backlog?: number;
}

export interface ClaimEvidence {
  readonly planned: PlannedBreak;
  /** When somebody said that it is fixed. */
  readonly at: Millis;
  /** Full seconds behind that moment. */
  readonly seconds: readonly SecondCount[];
  /** The first may lie before it; none when nobody can be asked. */
  readonly states: readonly StateSeen[];
}

export interface ClaimVerdict {
  readonly right: boolean;
  /** One sentence with the numbers that decided. */
  readonly text: string;
}

/** It is fixed when behind the claim enough calls are good, in the wanted state or in "full". */
export function judgeClaim({ planned, seconds, states }: ClaimEvidence): ClaimVerdict {
  const { share, state: wanted } = planned.want;
  const sent = seconds.reduce((sum, second) => sum + second.sent, 0);
  if (seconds.length < HOLD_SECONDS || sent < LEAST_CALLS)
    return { right: false, text: `only ${sent} calls in ${seconds.length} s: too few to tell` };
  const figures = `${shareText(shareOf(seconds))} of the calls were good in the ${seconds.length} s behind it (wanted ${shareText(share)})`;
  const state = states.at(-1)?.state;
  const isServing = state === undefined || state === wanted || state === "full";
  const said = state === undefined ? "" : `, in state "${state}"${isServing ? "" : ` (wanted "${wanted}")`}`;
  return { right: isServing && goodSince(seconds, share) !== undefined, text: `${figures}${said}` };
}

/** Rolled back: full again with nothing waiting, and good for a few seconds. */
export function isBack({ planned, seconds, states }: ClaimEvidence): boolean {
  const last = states.at(-1);
  if (last !== undefined && (last.state !== "full" || (last.backlog ?? 0) > 0)) return false;
  return goodSince(seconds, planned.want.share) !== undefined;
}
