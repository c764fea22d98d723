import type { Plan, PlannedBreak, Window } from "../model/plan.ts";
import { countText, durationText, momentText } from "../model/quantities.ts";
import type { Traffic } from "../model/traffic.ts";
import { peakOf } from "./arrivals.ts";
import { dayMoment } from "./place-breaks.ts";

/** Starting the system, the preflight, draining, counting and writing reports: 18 to 19 s on two cores, rounded up. */
const AROUND_MS = 25_000;

export interface PlanSummary {
  readonly scenario: string;
  readonly calls: number;
  readonly replaySeconds: number;
  readonly aboutSeconds: number;
  readonly meanPerSecond: number;
  readonly peakPerSecond: number;
  readonly peakAt: string;
  /** How many times faster than the day. */
  readonly compression: number;
  readonly blastRadius: {
    readonly links: readonly string[];
    readonly processes: readonly string[];
    /** Calls that are due while a fault is on. */
    readonly callsAtRisk: number;
  };
}

const inDay = (at: number, { day, replayIn }: Traffic): string => momentText(dayMoment(at, day, replayIn));

const callsIn = ({ arrivals, bucket }: Traffic, { from, to }: Window): number =>
  arrivals.reduce(
    (sum, count, index) => sum + (index * bucket >= from && index * bucket < to ? count : 0),
    0,
  );

const faultWindow = ({ windows }: PlannedBreak): Window => ({
  from: windows.during.from,
  to: windows.after.from,
});

/** The plan in numbers: what `gameday plan --json` prints. */
export function summarisePlan(plan: Plan): PlanSummary {
  const { traffic, breaks } = plan;
  const peak = peakOf(traffic);
  const touched = (link: string): string => {
    const by = breaks.filter(({ links }) => links.includes(link)).map(({ id }) => id);
    return by.length === 0 ? "carries traffic" : `broken by ${by.join(", ")}`;
  };
  return {
    scenario: plan.scenario.id,
    calls: traffic.calls,
    replaySeconds: traffic.replayIn / 1000,
    aboutSeconds: Math.round((traffic.replayIn + AROUND_MS) / 1000),
    meanPerSecond: Math.round((traffic.calls / traffic.replayIn) * 1000),
    peakPerSecond: Math.round(peak.perSecond),
    peakAt: inDay(peak.at, traffic),
    compression: Math.round((((traffic.day.to - traffic.day.from) * 60_000) / traffic.replayIn) * 10) / 10,
    blastRadius: {
      links: plan.links.map(({ name, to }) => `${name} to ${to}, ${touched(name)}`),
      processes: plan.system.map(({ name }) => name),
      callsAtRisk: breaks.reduce((sum, item) => sum + callsIn(traffic, faultWindow(item)), 0),
    },
  };
}

const clock = (ms: number): string => {
  const whole = Math.round(ms / 1000);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

const length = (window: Window): string => durationText(window.to - window.from);

function breakLines(item: PlannedBreak, traffic: Traffic): readonly string[] {
  const { before, during, fixed, after } = item.windows;
  const row = (at: number, what: string): string =>
    `  ${clock(at).padStart(6)}  ${inDay(at, traffic)}  ${what}`;
  const want = `wanted: ${item.want.state} within ${durationText(item.want.within)}`;
  return [
    row(before.from, `${item.id}: canary, then ${length(before)} healthy`),
    row(during.from, `${item.id}: ${item.fault.text}, ${length(during)} without a fix`),
    ...fixed.map((window) =>
      row(window.from, `${item.id}: fix ${window.fix} for ${length(window)} (${want})`),
    ),
    row(
      after.from,
      `${item.id}: fault off, ${length(after)} to come back${item.moved === undefined ? "" : ` (${item.moved})`}`,
    ),
  ];
}

/** The plan in words: what `gameday plan` prints. Nothing has happened yet. */
export function describePlan(plan: Plan): string {
  const { traffic } = plan;
  const summary = summarisePlan(plan);
  const { links, processes, callsAtRisk } = summary.blastRadius;
  const [from, to] = [momentText(traffic.day.from), momentText(traffic.day.to)];
  return [
    `${plan.scenario.id}: ${plan.scenario.title}`,
    plan.scenario.why,
    "",
    `Traffic   ${countText(traffic.calls)} calls of the day from ${from} to ${to}, replayed in ${durationText(traffic.replayIn)} (${summary.compression} times faster)`,
    `          ${countText(summary.meanPerSecond)}/s on average, ${countText(summary.peakPerSecond)}/s at the peak (${summary.peakAt}), ${traffic.shape}, ${traffic.spacing}, seed ${traffic.seed}`,
    `Mix       ${traffic.mix.map(({ name, method, path }) => `${name} (${method} ${path.split("?")[0]})`).join(", ")}`,
    ...plan.notes.map((note) => `Note      ${note}`),
    "",
    "Timeline  (replay, day)",
    `  ${clock(0).padStart(6)}  ${from}  traffic starts through ${traffic.through}`,
    ...plan.breaks.flatMap((item) => breakLines(item, traffic)),
    `  ${clock(traffic.replayIn).padStart(6)}  ${to}  traffic ends; the backlog drains, the ledger is counted`,
    "",
    "Blast radius",
    ...links.map((link) => `  link     ${link}`),
    ...processes.map((process) => `  process  ${process}, started and stopped by the run`),
    `  calls    ${countText(callsAtRisk)} of ${countText(traffic.calls)} are due while a fault is on`,
    "",
    `Takes about ${durationText(summary.aboutSeconds * 1000)}. Nothing was started. To run it: gameday run ${plan.scenario.file}`,
    "",
  ].join("\n");
}
