import { countText, durationText } from "../model/quantities.ts";
import type { CeilingStep } from "../run/doctor/ceiling.ts";
import type { LoadFigures } from "../run/doctor/load.ts";
import type { ToolState } from "../run/doctor/tools.ts";
import type { Vital } from "../run/doctor/vitals.ts";
import { LOOK_BELOW_MS } from "./refuse-under-floor.ts";

const SIGN = { fine: " ", poor: "!", unfit: "✗" } as const;
const WIDTH = 16;

const line = (what: string, text: string, sign = " "): string => `${sign} ${what.padEnd(WIDTH)}  ${text}`;
const below = (text: string): string => line("", text);

const vitalLines = ({ what, state, text, hint }: Vital): readonly string[] => [
  line(what, text, SIGN[state]),
  ...(hint === undefined ? [] : [below(hint)]),
];

const waysToGet = ({ get }: ToolState["tool"]): readonly string[] => [
  below("with Go: npm run tools; without:"),
  below(`  Linux    ${get.linux}`),
  below(`  macOS    ${get.darwin}`),
  below(`  Windows  ${get.win32}`),
];

function toolLines(tool: ToolState): readonly string[] {
  const { name, least } = tool.tool;
  if (tool.state === "missing") return [line(name, "not here", "-"), ...waysToGet(tool.tool)];
  const { version, path, from } = tool.found;
  const text = `${version || "of unknown version"}, ${from === "PATH" ? "on PATH" : "built"}: ${path}`;
  if (tool.state === "found") return [line(name, text)];
  return [line(name, `${text}; too old, at least ${least} is needed`, SIGN.poor), ...waysToGet(tool.tool)];
}

function loadLines(load: LoadFigures): readonly string[] {
  if (load.kind !== "measured") return [];
  const { ceiling, floor } = load;
  const least = ceiling.isAtLeast ? "at least" : "about";
  return [
    "This machine's own ceiling, through the embedded Toxiproxy to a target that does nothing",
    line("calls", `${least} ${countText(ceiling.perSecond)}/s on schedule`),
    ...(floor === undefined
      ? []
      : [
          line("latency floor", `${durationText(floor.p50Ms)} (p50), ${durationText(floor.p99Ms)} (p99)`),
          below(
            `run measures it again for objectives within less than ${LOOK_BELOW_MS} ms, and refuses those under it`,
          ),
        ]),
    "",
  ];
}

const verdictLine = (vitals: readonly Vital[]): string =>
  vitals.some(({ state }) => state === "unfit")
    ? "This machine cannot rehearse a day: mend what is marked with ✗."
    : "This machine can rehearse a day.";

/** What the doctor found, for people. */
export const doctorText = (
  vitals: readonly Vital[],
  tools: readonly ToolState[],
  load: LoadFigures,
): string =>
  [
    "This machine",
    ...vitals.flatMap(vitalLines),
    "",
    "Tools that gameday can drive; a run needs none of them",
    ...tools.flatMap(toolLines),
    "",
    ...loadLines(load),
    verdictLine(vitals),
    "",
  ].join("\n");

/** One step of the ceiling, while it is measured. */
export const stepText = ({ perSecond, lateP99Ms, goodShare, isKept }: CeilingStep): string => {
  const how = `${durationText(lateP99Ms)} late (p99), ${(goodShare * 100).toFixed(1)} % answered in time`;
  return `  ${countText(perSecond).padStart(6)}/s ${isKept ? "kept" : "not kept"}: ${how}\n`;
};
