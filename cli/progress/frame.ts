import type { Plan } from "../../model/plan.ts";
import { countText, durationText, momentText } from "../../model/quantities.ts";
import type { PhaseId } from "../../model/record.ts";
import type { EngineGlance } from "../../run/engines/load-engine.ts";
import { faultStrip, rateStrip } from "./day-strip.ts";

/** All that a progress bar shows. */
export interface ProgressState {
  readonly plan: Plan;
  /** Milliseconds of the replay, negative before the traffic. */
  readonly now: number;
  readonly phase: PhaseId;
  readonly doing: string;
  readonly glance?: EngineGlance;
}

const WORDS: Readonly<Record<string, string>> = {
  canary: "canary: is the traffic on this link?",
  settle: "canary off",
  before: "baseline, nothing broken",
  during: "FAULT ON, no fix",
  alone: "fault off, does it come back by itself?",
  again: "FAULT ON again, no fix",
  between: "FAULT ON, taking the rejected fix back",
  after: "fault off, coming back",
};

/** What a phase means, in words. */
export function phaseText(phase: PhaseId): string {
  const [id = "", part = ""] = phase.split("/");
  if (part === "") return "the day, nothing broken";
  if (part.startsWith("fixed:")) return `${id}: FAULT ON, trying ${part.slice("fixed:".length)}`;
  return `${id}: ${WORDS[part] ?? part}`;
}

export function clockText({ plan, now }: ProgressState): string {
  const { day, replayIn } = plan.traffic;
  const at = Math.min(Math.max(0, now), replayIn);
  return momentText(day.from + (at / replayIn) * (day.to - day.from));
}

function figures({ glance, plan }: ProgressState): string {
  if (glance === undefined) return "";
  const { plannedPerSecond, perSecond, p99Ms, failedPerSecond, sent } = glance;
  const planned = plan.traffic.script === undefined ? `planned ${countText(plannedPerSecond)}/s, ` : "";
  const rates = `${planned}sent ${countText(perSecond)}/s`;
  return `${rates}, p99 ${durationText(Math.round(p99Ms * 10) / 10)}, failed ${countText(failedPerSecond)}/s, ${countText(sent)} sent`;
}

const doingText = (state: ProgressState): string =>
  state.now < 0 || state.doing !== "" ? state.doing : phaseText(state.phase);

/** One line for a log. */
export const progressLine = (state: ProgressState): string =>
  state.now < 0 ? doingText(state) : `${clockText(state)}  ${doingText(state)}  ${figures(state)}`;

/** The picture for a terminal: strip of the day, fault windows, bar, figures. */
export function progressFrame(state: ProgressState, columns: number): readonly string[] {
  if (state.now < 0) return [`  ${doingText(state)}`.slice(0, columns)];
  const { day, replayIn } = state.plan.traffic;
  const width = Math.max(20, Math.min(columns - 16, 100));
  const share = Math.min(1, state.now / replayIn);
  const done = Math.round(share * width);
  const percent = `${Math.floor(share * 100)} %`;
  const lines = [
    `  ${momentText(day.from)} ${rateStrip(state.plan, width)} ${momentText(day.to)}`,
    `        ${faultStrip(state.plan, width, state.now)}`,
    `  ${clockText(state)} ${"█".repeat(done)}${"░".repeat(width - done)} ${percent}`,
    `        ${doingText(state)}`,
    `        ${figures(state)}`,
  ];
  return lines.map((line) => line.slice(0, columns));
}
