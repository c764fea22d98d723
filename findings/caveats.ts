import { durationText } from "../model/quantities.ts";
import type { BreakFinding } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";
import { dayOf } from "./day.ts";
import { lastEvent } from "./events.ts";
import { faultOff } from "./fault-moments.ts";
import { untriedTabletops } from "./tabletops.ts";

/** How this run was not like the day in production. */
export const differencesOf = (record: RunRecord): readonly string[] => [
  ...paceCaveats(record, dayOf(record).compression),
  "Load generator, proxy and system shared one machine.",
  ...proxyCaveats(record),
  ...scriptCaveats(record),
];

/** In plain words, what this run says nothing about. */
export function notTestedOf(record: RunRecord, breaks: readonly BreakFinding[]): readonly string[] {
  const { windows } = dayOf(record);
  const untried = breaks.flatMap(({ id, fixes }) =>
    fixes
      .filter(({ outcome }) => outcome === "not-tried")
      .map((fix) => `The fix ${fix.id} of ${id} was not tried.`),
  );
  const fallbacks = breaks
    .filter(({ fallback }) => fallback !== undefined && fallback.drilled === undefined)
    .map(({ id }) => id);
  return [
    ...differencesOf(record),
    ...(record.plan.rehearsal === undefined ? untried : []),
    ...breaks.map(({ id, planned }) => {
      const on = windows.filter((found) => found.break === id).map(({ from, to }) => to - from);
      if (faultOff(record, id) === undefined) return `The break ${id} was not rehearsed to its end.`;
      return `${planned.fault.text}: only this, and only for ${on.map((ms) => durationText(ms)).join(", then ")}.`;
    }),
    ...(fallbacks.length === 0
      ? []
      : [`People: the paper fallback of ${fallbacks.join(", ")} was not drilled.`]),
    ...untriedTabletops(record.plan),
  ];
}

function paceCaveats({ plan }: RunRecord, compression: number): readonly string[] {
  if (plan.rehearsal === undefined) {
    return [
      `Time runs ${compression} times faster than on the day: time-outs, caches and retries do not shrink with it.`,
    ];
  }
  return [
    `The traffic was steady, ${plan.rehearsal.callsPerSecond} calls per second: the day has its peaks.`,
    "People knew that they rehearse, and on which system.",
  ];
}

/** What a script of the user's own leaves open. */
function scriptCaveats({ plan }: RunRecord): readonly string[] {
  const { script } = plan.traffic;
  if (script === undefined) return [];
  return [
    `The script ${script.file} decides what is sent and when. Where it waits for answers, it sends less while they are slow: then the share of good calls looks better than what people saw.`,
    "k6 tells every fifth of a second what ended in it: a call counts for the moment it began, to about that; calls near the edge of a phase are counted apart; and whether an answer came within its time is told to about 5 %.",
    "Writes: whether any was lost or stored twice was not counted, for gameday does not know their keys.",
  ];
}

/** What a Toxiproxy that is not the embedded one cannot promise. */
function proxyCaveats(record: RunRecord): readonly string[] {
  const toxiproxy = lastEvent(record, "run-started")?.toxiproxy;
  if (toxiproxy === undefined || toxiproxy === "embedded") return [];
  return [
    `${toxiproxy} cannot be seeded, so jitter and shares differ from run to run; it knows no time limit of a fault, so a fault stays until gameday or the end of that process takes it off; and healing a link cuts its connections.`,
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
