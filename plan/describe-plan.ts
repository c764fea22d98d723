import type { Plan, PlannedBreak, Window } from "../model/plan.ts";
import { countText, durationText, momentText } from "../model/quantities.ts";
import type { Traffic } from "../model/traffic.ts";
import { peakOf } from "./arrivals.ts";
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
  /** How many times faster than the day. */
  readonly compression: number;
  readonly blastRadius: {
    readonly links: readonly string[];
    readonly processes: readonly string[];
    /** Calls that are due while a fault is on. */
    readonly callsAtRisk: number | null;
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

/** The plan in numbers: what `gameday plan --json` prints. */
export function summarisePlan(plan: Plan): PlanSummary {
  const { traffic, breaks } = plan;
  const { calls, meanPerSecond, peakPerSecond, peakAt } = plannedFigures(traffic);
  const touched = (link: string): string => {
    const by = breaks.filter(({ links }) => links.includes(link)).map(({ id }) => id);
    return by.length === 0 ? "carries traffic" : `broken by ${by.join(", ")}`;
  };
  return {
    scenario: plan.scenario.id,
    calls,
    replaySeconds: traffic.replayIn / 1000,
    aboutSeconds: Math.round((traffic.replayIn + AROUND_MS) / 1000),
    meanPerSecond,
    peakPerSecond,
    peakAt,
    compression: Math.round((((traffic.day.to - traffic.day.from) * 60_000) / traffic.replayIn) * 10) / 10,
    blastRadius: {
      links: plan.links.map(({ name, to }) => `${name} to ${to}, ${touched(name)}`),
      processes: plan.system.map(({ name }) => name),
      callsAtRisk:
        traffic.script === undefined
          ? breaks.reduce((sum, item) => sum + callsIn(traffic, faultWindow(item)), 0)
          : null,
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

/** What is sent, and how much of it is at risk. */
function trafficLines({ traffic }: Plan, summary: PlanSummary): { what: readonly string[]; risk: string } {
  const [from, to] = [momentText(traffic.day.from), momentText(traffic.day.to)];
  const replay = `of the day from ${from} to ${to}, replayed in ${durationText(traffic.replayIn)} (${summary.compression} times faster)`;
  const { script } = traffic;
  if (script !== undefined) {
    return {
      what: [
        `Traffic   the calls that k6 makes with ${script.file}, ${replay}`,
        "          how many they are, and when, the script decides: no peak is tried in advance",
      ],
      risk: "  calls    all that the script makes while a fault is on",
    };
  }
  const { calls, meanPerSecond, peakPerSecond, peakAt } = summary;
  return {
    what: [
      `Traffic   ${countText(calls ?? 0)} calls ${replay}`,
      `          ${countText(meanPerSecond ?? 0)}/s on average, ${countText(peakPerSecond ?? 0)}/s at the peak (${peakAt}), ${traffic.shape}, ${traffic.spacing}, seed ${traffic.seed}`,
      `Mix       ${traffic.mix.map(({ name, method, path }) => `${name} (${method} ${path.split("?")[0]})`).join(", ")}`,
    ],
    risk: `  calls    ${countText(summary.blastRadius.callsAtRisk ?? 0)} of ${countText(calls ?? 0)} are due while a fault is on`,
  };
}

/** The plan in words: what `gameday plan` prints. Nothing has happened yet. */
export function describePlan(plan: Plan): string {
  const { traffic } = plan;
  const summary = summarisePlan(plan);
  const { links, processes } = summary.blastRadius;
  const { what, risk } = trafficLines(plan, summary);
  const [from, to] = [momentText(traffic.day.from), momentText(traffic.day.to)];
  return [
    `${plan.scenario.id}: ${plan.scenario.title}`,
    plan.scenario.why,
    "",
    ...what,
    ...plan.notes.map((note) => `Note      ${note}`),
    "",
    "Timeline  (replay, day)",
    `  ${clock(0).padStart(6)}  ${from}  traffic starts through ${traffic.through}`,
    ...plan.breaks.flatMap((item) => breakLines(item, traffic)),
    `  ${clock(traffic.replayIn).padStart(6)}  ${to}  traffic ends; the backlog drains${plan.ledger === undefined ? "" : ", the ledger is counted"}`,
    "",
    "Blast radius",
    ...links.map((link) => `  link     ${link}`),
    ...processes.map((process) => `  process  ${process}, started and stopped by the run`),
    risk,
    "",
    `Takes about ${durationText(summary.aboutSeconds * 1000)}. Nothing was started. To run it: gameday run ${plan.scenario.file}`,
    "",
  ].join("\n");
}
