import { junkCalls, junkNames } from "../model/junk.ts";
import type { Plan, PlannedBreak, Window } from "../model/plan.ts";
import { countText, durationText, momentText } from "../model/quantities.ts";
import { stopTexts } from "../model/stop-conditions.ts";
import { shellWord } from "../model/shell-word.ts";
import type { Traffic } from "../model/traffic.ts";
import { peakOf } from "./arrivals.ts";
import { blastRadius, type BlastRadius } from "./blast-radius.ts";
import { describeBlastRadius } from "./describe-blast-radius.ts";
import { needLines } from "./describe-needs.ts";
import { tabletopLines } from "./describe-tabletops.ts";
import { allowFlags } from "./reach.ts";
import { dayMoment } from "./place-breaks.ts";

/** Starting the system, the preflight, draining, counting and writing reports: 18 to 19 s on two cores, rounded up. */
const AROUND_MS = 25_000;

/** What only planned traffic can tell before the run: a script of the user's own has nothing in these places. */
export interface PlanSummary {
  readonly scenario: string;
  readonly calls: number | null;
  readonly replaySeconds: number;
  readonly aboutSeconds: number;
  readonly meanPerSecond: number | null;
  readonly peakPerSecond: number | null;
  readonly peakAt: string | null;
  /** Only where the mix has some; part of `calls`. */
  readonly junk?: PlannedJunk;
  /** How many times faster than the day. */
  readonly compression: number;
  /** What would end the run before its time. */
  readonly stopsIf: readonly string[];
  readonly blastRadius: BlastRadius;
}

const inDay = (at: number, { day, replayIn }: Traffic): string => momentText(dayMoment(at, day, replayIn));

const UNKNOWN = { calls: null, meanPerSecond: null, peakPerSecond: null, peakAt: null };

function plannedFigures(traffic: Traffic): Pick<PlanSummary, keyof typeof UNKNOWN> {
  if (traffic.script !== undefined) return UNKNOWN;
  const peak = peakOf(traffic);
  return {
    calls: traffic.calls,
    meanPerSecond: Math.round((traffic.calls / traffic.replayIn) * 1000),
    peakPerSecond: Math.round(peak.perSecond),
    peakAt: inDay(peak.at, traffic),
  };
}

/** Calls that nobody waits for, and at which rate they come. */
interface PlannedJunk {
  readonly names: readonly string[];
  readonly calls: number;
  readonly perSecond: number;
}

function plannedJunk(traffic: Traffic): { readonly junk?: PlannedJunk } {
  if (traffic.junk === undefined) return {};
  const calls = junkCalls(traffic);
  const perSecond = Math.round((calls / traffic.replayIn) * 1000);
  return { junk: { names: [...junkNames(traffic.mix)], calls, perSecond } };
}

/** The plan in numbers: what `gameday plan --json` prints. */
export function summarisePlan(plan: Plan): PlanSummary {
  const { traffic } = plan;
  const { calls, meanPerSecond, peakPerSecond, peakAt } = plannedFigures(traffic);
  return {
    scenario: plan.scenario.id,
    calls,
    replaySeconds: traffic.replayIn / 1000,
    aboutSeconds: Math.round((traffic.replayIn + AROUND_MS) / 1000),
    meanPerSecond,
    peakPerSecond,
    peakAt,
    ...plannedJunk(traffic),
    compression: Math.round((((traffic.day.to - traffic.day.from) * 60_000) / traffic.replayIn) * 10) / 10,
    stopsIf: stopTexts(plan),
    blastRadius: blastRadius(plan),
  };
}

const clock = (ms: number): string => {
  const whole = Math.round(ms / 1000);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

const length = (window: Window): string => durationText(window.to - window.from);

function breakLines(item: PlannedBreak, traffic: Traffic): readonly string[] {
  const { before, during, alone, again, fixed, after } = item.windows;
  const row = (at: number, what: string): string =>
    `  ${clock(at).padStart(6)}  ${inDay(at, traffic)}  ${what}`;
  const want = `wanted: ${item.want.state} within ${durationText(item.want.within)}`;
  return [
    row(before.from, `${item.id}: canary, then ${length(before)} healthy`),
    row(during.from, `${item.id}: ${item.fault.text}, ${length(during)} without a fix`),
    ...(alone === undefined
      ? []
      : [row(alone.from, `${item.id}: fault off, does it come back by itself in ${length(alone)}?`)]),
    ...(again === undefined ? [] : [row(again.from, `${item.id}: fault on again, ${length(again)}`)]),
    ...fixed.map((window) =>
      row(window.from, `${item.id}: fix ${window.fix} for ${length(window)} (${want})`),
    ),
    row(
      after.from,
      `${item.id}: fault off, ${length(after)} to come back${item.moved === undefined ? "" : ` (${item.moved})`}`,
    ),
  ];
}

function trafficLines({ traffic }: Plan, summary: PlanSummary): readonly string[] {
  const [from, to] = [momentText(traffic.day.from), momentText(traffic.day.to)];
  const replay = `of the day from ${from} to ${to}, replayed in ${durationText(traffic.replayIn)} (${summary.compression} times faster)`;
  const { script } = traffic;
  if (script !== undefined) {
    return [
      `Traffic   the calls that k6 makes with ${script.file}, ${replay}`,
      "          how many they are, and when, the script decides: no peak is tried in advance",
    ];
  }
  const { calls, meanPerSecond, peakPerSecond, peakAt, junk } = summary;
  return [
    `Traffic   ${countText(calls ?? 0)} calls ${replay}`,
    `          ${countText(meanPerSecond ?? 0)}/s on average, ${countText(peakPerSecond ?? 0)}/s at the peak (${peakAt}), ${traffic.shape}, ${traffic.spacing}, seed ${traffic.seed}`,
    ...(junk === undefined
      ? []
      : [
          `Junk      ${countText(junk.calls)} of them (${junk.names.join(", ")}): ${countText(junk.perSecond)}/s from start to end, beneath the shape; counted apart`,
        ]),
    `Mix       ${traffic.mix.map(({ name, method, path }) => `${name} (${method} ${path.split("?")[0]})`).join(", ")}`,
  ];
}

/** The plan in words: what `gameday plan` prints. Nothing has happened yet. */
export function describePlan(plan: Plan): string {
  const { traffic } = plan;
  const summary = summarisePlan(plan);
  const elsewhere = summary.blastRadius.hosts.filter(({ kind }) => kind !== "loopback");
  const [from, to] = [momentText(traffic.day.from), momentText(traffic.day.to)];
  return [
    `${plan.scenario.id}: ${plan.scenario.title}`,
    plan.scenario.why,
    "",
    ...trafficLines(plan, summary),
    ...summary.stopsIf.map((text, index) => `${index === 0 ? "Stops if  " : "      or  "}${text}`),
    ...needLines(plan),
    ...tabletopLines(plan),
    ...plan.notes.map((note) => `Note      ${note}`),
    "",
    "Timeline  (replay, day)",
    `  ${clock(0).padStart(6)}  ${from}  traffic starts through ${traffic.through}`,
    ...plan.breaks.flatMap((item) => breakLines(item, traffic)),
    `  ${clock(traffic.replayIn).padStart(6)}  ${to}  traffic ends; the backlog drains${plan.ledger === undefined ? "" : ", the ledger is counted"}`,
    "",
    ...describeBlastRadius(plan),
    "",
    `Takes about ${durationText(summary.aboutSeconds * 1000)}. Nothing was started. To run it: gameday run ${shellWord(plan.scenario.file)}${allowFlags(elsewhere.map(({ host }) => host))}`,
    "",
  ].join("\n");
}
