import { alertTrouble } from "../../model/alert.ts";
import { durationText } from "../../model/quantities.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import { NOTHING } from "../figures.ts";
import type { StatusWord } from "../words.ts";

/** Does the alert of a break do what it must? */
export function alertWord({ alert, outcome }: BreakFinding): StatusWord {
  if (alert === undefined) return { sign: "–", text: "no alert", tone: "quiet" };
  if (alert.watch === undefined) return { sign: "–", text: "not tested", tone: "quiet" };
  const hasWithstood = outcome === "withstood";
  if (alertTrouble(alert, hasWithstood) !== undefined) return { sign: "✗", text: "not in time", tone: "bad" };
  return alert.watch.firesAfterMs === undefined
    ? { sign: "✓", text: "rightly silent", tone: "good" }
    : { sign: "✓", text: "in time", tone: "good" };
}

/** `after 30 s`, or that it never fires. */
export function alertTime({ alert }: BreakFinding): string {
  if (alert?.watch === undefined) return NOTHING;
  const { firesAfterMs } = alert.watch;
  return firesAfterMs === undefined ? "never" : `after ${durationText(firesAfterMs)}`;
}

/** What is to know about an alert beside its time. */
function remark({ alert, outcome }: BreakFinding): string {
  if (alert === undefined) return "no objective is about calls, so there is nothing to derive an alert from";
  const trouble = alertTrouble(alert, outcome === "withstood");
  const also =
    alert.alsoFiresIn.length === 0
      ? undefined
      : `fires in ${alert.alsoFiresIn.join(", ")} too: look at the runbooks of both`;
  const usual = alert.watch?.burnRateAfterMs;
  const rule =
    alert.watch === undefined
      ? undefined
      : `the usual 30-day burn-rate rule ${usual === undefined ? "never fires" : `fires after ${durationText(usual)}`}`;
  return [trouble, also, rule].filter((text) => text !== undefined).join("; ");
}

export const DETECTION_HEAD = ["Break", "Alert", "In time?", "Fires", "Allowed", "To know"];

export interface DetectionRow {
  readonly found: BreakFinding;
  readonly name: string;
  readonly word: StatusWord;
  readonly fires: string;
  readonly allowed: string;
  readonly remark: string;
}

export const detectionRows = ({ breaks }: Readiness): readonly DetectionRow[] =>
  breaks.map((found) => ({
    found,
    name: found.alert?.name ?? NOTHING,
    word: alertWord(found),
    fires: alertTime(found),
    allowed: found.alert === undefined ? NOTHING : durationText(found.alert.within),
    remark: remark(found),
  }));

export function detectionFinding({ breaks }: Readiness): string {
  const words = breaks.map((found) => alertWord(found));
  if (words.every(({ tone }) => tone === "quiet")) return "No alert was tested in this run";
  const right = words.filter(({ tone }) => tone === "good").length;
  return `${right} of ${breaks.length} ${breaks.length === 1 ? "alert does" : "alerts do"} what ${breaks.length === 1 ? "it" : "they"} must over the record of this run`;
}

export const DETECTION_NOTE =
  "Computed, not observed: what the rules of the alerts folder say over the calls of this record, as Prometheus would have seen them in the time of the day. Load them and run their unit test before you rely on them.";
