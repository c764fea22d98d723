import { durationText, shareText } from "../../model/quantities.ts";
import type { BreakFinding, CallFigures, PhaseFigures } from "../../model/readiness.ts";
import { measuredRow, shapeOf } from "../measured-phase.ts";
import { NOT_MEASURED, type Sign } from "./sign.ts";

const CLEARLY_SLOWER = 3;
/** Of all calls: a share that differs less is told from noise by nobody. */
const CLEARLY_MORE = 0.2;
const MOST_CALLS = 4;

const during = ({ phases }: BreakFinding): PhaseFigures | undefined =>
  phases.find(({ phase, sent }) => phase === "during" && sent > 0);

const both = (
  one: BreakFinding,
  other: BreakFinding,
  differ: (one: PhaseFigures, other: PhaseFigures) => boolean,
): boolean => {
  const [here, there] = [during(one), during(other)];
  return here !== undefined && there !== undefined && differ(here, there);
};

const isMore = (one: number, other: number): boolean => Math.abs(one - other) >= CLEARLY_MORE;

const isSlower = (one: number, other: number): boolean =>
  Math.max(one, other) >= CLEARLY_SLOWER * Math.max(1, Math.min(one, other));

const errorShares = ({ errors, sent }: PhaseFigures): ReadonlyMap<string, number> =>
  new Map(Object.entries(errors).map(([name, count]) => [name, count / sent]));

export const errors: Sign = {
  name: "Errors, of all calls",
  seenIn: "errors",
  text: (finding) => measuredRow(finding, "during")?.errors ?? NOT_MEASURED,
  differs: (one, other) =>
    both(one, other, (here, there) => {
      const [ours, theirs] = [errorShares(here), errorShares(there)];
      return [...ours.keys(), ...theirs.keys()].some((name) =>
        isMore(ours.get(name) ?? 0, theirs.get(name) ?? 0),
      );
    }),
};

const lostShare = (finding: BreakFinding, { call, share }: CallFigures): number => {
  const before = finding.phases.find(({ phase }) => phase === "before")?.byCall;
  return (before?.find((one) => one.call === call && one.sent > 0)?.share ?? 1) - share;
};

function sufferingText(finding: BreakFinding): string {
  const calls = during(finding)?.byCall.filter(({ sent }) => sent > 0) ?? [];
  if (calls.length === 0) return NOT_MEASURED;
  const hit = calls.filter((call) => lostShare(finding, call) >= CLEARLY_MORE);
  if (hit.length === 0) return "none";
  const named = hit.slice(0, MOST_CALLS).map(({ call, share }) => `${call} (${shareText(share)} good)`);
  const more = hit.length > MOST_CALLS ? `, and ${hit.length - MOST_CALLS} more` : "";
  const which = calls.length === 1 ? "" : hit.length === calls.length ? "all: " : "only ";
  return `${which}${named.join(", ")}${more}`;
}

export const calls: Sign = {
  name: "Calls that suffer",
  seenIn: "shares",
  text: sufferingText,
  differs: (one, other) =>
    both(one, other, (here, there) =>
      here.byCall.some(({ call, share, sent }) => {
        const same = there.byCall.find((each) => each.call === call);
        return same !== undefined && sent > 0 && same.sent > 0 && isMore(share, same.share);
      }),
    ),
};

/** How long calls take, and what shape that has. */
export function timesText(finding: BreakFinding): string {
  const row = measuredRow(finding, "during");
  if (row === null) return NOT_MEASURED;
  // Times are those of answers.
  if (row.p99Ms === 0) return "no call is answered";
  const shape = shapeOf(measuredRow(finding, "before"), row);
  const times = `p50 ${durationText(row.p50Ms)}, p99 ${durationText(row.p99Ms)}`;
  return shape === null ? times : `${times}: ${shape}`;
}

export const times: Sign = {
  name: "How long calls take",
  seenIn: "times",
  text: timesText,
  differs: (one, other) =>
    both(one, other, (here, there) => isSlower(here.p50Ms, there.p50Ms) || isSlower(here.p99Ms, there.p99Ms)),
};

export const good: Sign = {
  name: "Good calls",
  seenIn: "shares",
  text: (finding) => {
    const row = measuredRow(finding, "during");
    return row === null ? NOT_MEASURED : shareText(row.share);
  },
  differs: (one, other) => both(one, other, (here, there) => isMore(here.share, there.share)),
};
