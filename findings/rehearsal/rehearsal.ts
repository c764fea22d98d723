import type { PlannedBreak } from "../../model/plan.ts";
import { afterText, durationText } from "../../model/quantities.ts";
import type { RunEvent, RunRecord } from "../../model/record.ts";
import type { Claim, PeopleDid, RehearsalFinding, RehearsalOutcome } from "../../model/rehearsal.ts";
import { millis, type Millis } from "../../model/units.ts";
import { lastEvent } from "../events.ts";
import { faultOff, faultOnAt } from "../fault-moments.ts";
import { goodPerSecond } from "../tally.ts";
import { goodSince } from "./good-since.ts";

type PeopleEvent = Extract<RunEvent, { kind: "people" }>;
type Times = Pick<
  RehearsalFinding,
  "alertMs" | "noticedMs" | "openedMs" | "safeStateMs" | "fixedMs" | "faultOffMs" | "rolledBackMs"
>;

interface Story {
  readonly record: RunRecord;
  readonly planned: PlannedBreak;
  readonly people: readonly PeopleEvent[];
  /** Moments at which the fault went on and off; endless when it never did. */
  readonly on: number;
  readonly off: number;
}

const NEVER = Number.POSITIVE_INFINITY;

function storyOf(record: RunRecord, planned: PlannedBreak): Story {
  const people = record.events.filter((event): event is PeopleEvent => event.kind === "people");
  const on = faultOnAt(record, planned.id) ?? NEVER;
  return { record, planned, people, on, off: faultOff(record, planned.id)?.at ?? NEVER };
}

/** The first time that people did this with the fault on, or behind it. */
const firstOf = ({ people, on }: Story, ...what: readonly PeopleDid["what"][]): number =>
  people.find((event) => what.includes(event.what) && event.at >= on)?.at ?? NEVER;

const statesIn = ({ record }: Story, from: number, to: number) =>
  record.events.flatMap((event) =>
    event.kind === "state" && event.at >= from && event.at <= to ? [event] : [],
  );

/** When the system first said that it is in the wanted state; it must have come there, not stayed there. */
const safeAt = (story: Story): number =>
  statesIn(story, story.on, story.off).find(({ state }) => state === story.planned.want.state)?.at ?? NEVER;

/** The first second from which on the wanted share of calls was good, until the fault was taken off. */
function fixedAt({ record, planned, on, off }: Story): number {
  if (off === NEVER) return NEVER;
  const rows = record.calls.filter((row) => row.phase === `${planned.id}/during` && row.class === "within");
  // The second in which the fault goes off is not a whole one.
  const seconds = goodPerSecond(rows).filter(({ second }) => (second + 1) * 1000 <= off);
  const since = goodSince(seconds, planned.want.share);
  return since === undefined ? NEVER : Math.max(on, since * 1000);
}

/** Full again, with nothing waiting to be stored, behind the fault. */
function rolledBackAt(story: Story): number {
  const { record, off } = story;
  if (off === NEVER || record.plan.state === undefined) return NEVER;
  const before = statesIn(story, Number.NEGATIVE_INFINITY, off).at(-1);
  const behind = statesIn(story, off, NEVER);
  const seen = before === undefined ? behind : [{ ...before, at: off }, ...behind];
  const last = seen.findLastIndex(({ state, backlog = 0 }) => state !== "full" || backlog > 0);
  return seen[last + 1]?.at ?? NEVER;
}

const span = (from: number, to: number): Millis | undefined =>
  from === NEVER || to === NEVER ? undefined : millis(Math.max(0, Math.round(to - from)));

function timesOf(story: Story): Times {
  const { on, off, record } = story;
  const alert = lastEvent(record, "alert")?.at ?? NEVER;
  const found: Record<keyof Times, Millis | undefined> = {
    alertMs: span(on, alert),
    noticedMs: span(on, firstOf(story, "noticed")),
    openedMs: span(on, firstOf(story, "opened")),
    safeStateMs: span(on, safeAt(story)),
    fixedMs: span(on, fixedAt(story)),
    faultOffMs: span(on, off),
    rolledBackMs: span(off, rolledBackAt(story)),
  };
  const known: Times = Object.fromEntries(Object.entries(found).filter(([, ms]) => ms !== undefined));
  return known;
}

/** Claims are judged in their order; one that was not judged any more, because the fault was gone, was not needed. */
function claimsOf({ people, on, off }: Story): readonly Claim[] {
  const judged = people.flatMap((event) => (event.what === "claim-judged" ? [event] : []));
  const claimed = people.filter(({ what, at }) => what === "claimed" && at >= on && at < off);
  return judged.flatMap(({ right, text }, index) => {
    const claim = claimed[index];
    return claim === undefined ? [] : [{ atMs: millis(Math.round(claim.at - on)), right, text }];
  });
}

function outcomeOf({ record, people, on, off }: Story): RehearsalOutcome {
  if (on === NEVER || off === NEVER || lastEvent(record, "run-ended")?.how !== "complete")
    return "interrupted";
  return people.some((event) => event.what === "claim-judged" && event.right) ? "fixed" : "gave-up";
}

const part = (what: string, ms: Millis | undefined, never?: string): readonly string[] => {
  if (ms !== undefined) return [`${what} after ${durationText(ms)}`];
  return never === undefined ? [] : [never];
};

function sentenceOf(outcome: RehearsalOutcome, times: Times, safeState: string): string {
  if (outcome === "interrupted") return "the rehearsal ended before its end";
  const way = [
    ...part("alert", times.alertMs),
    ...part("noticed", times.noticedMs, "nobody said that they noticed"),
    ...part("runbook opened", times.openedMs, "the runbook was not opened"),
    ...part(`in state ${safeState}`, times.safeStateMs),
    ...part(outcome === "fixed" ? "fixed" : "calls good again", times.fixedMs),
    ...(outcome === "fixed" ? [] : ["given up"]),
  ];
  const { rolledBackMs } = times;
  const back =
    rolledBackMs === undefined
      ? "not seen rolled back"
      : `rolled back ${afterText(rolledBackMs)} when the fault was gone`;
  return `${way.join(", ")}; ${back}`;
}

/** What people did in a rehearsal that they led; nothing for a run that the tool led itself. */
export function rehearsalOf(record: RunRecord): RehearsalFinding | undefined {
  const { rehearsal, breaks } = record.plan;
  const [planned] = breaks;
  if (rehearsal === undefined || planned === undefined) return undefined;
  const story = storyOf(record, planned);
  const { on, people } = story;
  const outcome = outcomeOf(story);
  const times = timesOf(story);
  const notes = people.flatMap((event) =>
    event.what === "note"
      ? [{ atMs: millis(Math.round(event.at - Math.min(on, event.at))), text: event.text }]
      : [],
  );
  return {
    break: planned.id,
    outcome,
    sentence: sentenceOf(outcome, times, planned.want.state),
    ...(on === NEVER ? {} : { faultOnAt: millis(Math.round(on)) }),
    alert: rehearsal.alert.name,
    ...times,
    safeState: planned.want.state,
    claims: claimsOf(story),
    notes,
    falseAlarms: people.filter(({ what, at }) => what === "noticed" && at < on).length,
    ...(rehearsal.runbook === undefined ? {} : { runbook: rehearsal.runbook }),
  };
}
