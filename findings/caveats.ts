import { durationText } from "../model/quantities.ts";
import type { BreakFinding } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";
import { dayOf } from "./day.ts";
import { lastEvent } from "./events.ts";

/** In plain words, what this run says nothing about. */
export function notTestedOf(record: RunRecord, breaks: readonly BreakFinding[]): readonly string[] {
  const { compression, windows } = dayOf(record);
  const untried = breaks.flatMap(({ id, fixes }) =>
    fixes
      .filter(({ outcome }) => outcome === "not-tried")
      .map((fix) => `The fix ${fix.id} of ${id} was not tried.`),
  );
  const fallbacks = breaks.filter(({ fallback }) => fallback !== undefined).map(({ id }) => id);
  return [
    `Time runs ${compression} times faster than on the day: time-outs, caches and retries do not shrink with it.`,
    "Load generator, proxy and system shared one machine.",
    ...untried,
    ...breaks.map(({ id, planned }) => {
      const window = windows.find((found) => found.break === id);
      if (window === undefined) return `The break ${id} was not rehearsed to its end.`;
      return `${planned.fault.text}: only this, and only for ${durationText(window.to - window.from)}.`;
    }),
    ...(fallbacks.length === 0
      ? []
      : [`People: the paper fallback of ${fallbacks.join(", ")} was not drilled.`]),
  ];
}

/** Everything that went other than written, in the order in which it was said. */
export function troublesOf(record: RunRecord): readonly string[] {
  const said = record.events.flatMap((event) => {
    if (event.kind === "trouble") return [event.text];
    if (event.kind === "preflight" && !event.carries) return [event.text];
    return event.kind === "process-exited" && !event.expected
      ? [`${event.process} ended by itself (${event.how}).`]
      : [];
  });
  const end = lastEvent(record, "run-ended");
  const reason = end?.reason === undefined ? [] : [end.reason];
  const damage = record.damage === undefined ? [] : [record.damage];
  return [...record.plan.notes, ...said, ...reason, ...damage];
}
