import { countText, momentText, shareText } from "../../model/quantities.ts";
import { shellWord } from "../../model/shell-word.ts";
import type { Imported } from "../../scenarios/recorded/imported.ts";
import type { ImportedCall } from "../../scenarios/recorded/mix.ts";
import type { LeftOut } from "../../scenarios/recorded/recording.ts";
import { zoneText } from "../../scenarios/recorded/scenario-text.ts";
import { hours } from "../../scenarios/traffic/hours.ts";
import { sketch } from "../../scenarios/traffic/sketch.ts";
import type { Console } from "../console.ts";
import type { ReadLog } from "./read-logs.ts";

const WHY: Readonly<Record<LeftOut, string>> = {
  "no-call": "no request: messages of the server, or bytes that are none",
  static: "static files, such as pictures and scripts; --static keeps them",
  method: "of methods that a scenario cannot send, such as OPTIONS",
  "other-host": "to other hosts; --host chooses which one is taken",
  "too-many-routes": "to more different routes than are told apart",
  "other-day": "of other days; --day chooses one",
  "no-time": "without a time",
  rare: "to rarer routes; --most takes more of them",
};
const MOST_STATUSES = 3;

const rateText = (perSecond: number): string =>
  perSecond >= 10 ? countText(perSecond) : String(Number(perSecond.toPrecision(2)));

const clockText = (second: number): string =>
  `${momentText(second / 60)}:${String(second % 60).padStart(2, "0")}`;

const statusesText = ({ statuses, calls }: ImportedCall): string => {
  const shown = statuses
    .slice(0, MOST_STATUSES)
    .map(([status, count]) => `${status === 0 ? "none" : status} ${shareText(count / calls)}`);
  const more = statuses.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
};

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
}

const mixLines = ({ mix, calls }: Imported): readonly string[] =>
  table([
    ["call", "template", "share", "statuses", "values"],
    ...mix.map((call) => [
      call.name,
      `${call.method} ${call.template}`,
      shareText(call.calls / calls),
      statusesText(call),
      call.values === undefined ? "" : `about ${countText(call.values)}`,
    ]),
  ]);

function dayLines({ day, days, calls, offset, clockChanges }: Imported): readonly string[] {
  if (day === undefined)
    return [`${countText(calls)} calls, none with a time: their rate will be the same all day.`];
  const of = days.length > 1 ? `, the busiest of ${days.length} days unless --day chose it` : "";
  const shape = { ...hours, density: () => hours.density({ weights: day.weights }, day) };
  const rates = `${rateText(day.meanPerSecond)} a second, at most ${rateText(day.peakPerSecond)} (at ${clockText(day.peakAt)})`;
  return [
    `${countText(calls)} calls of ${day.date}${of}: ${rates}.`,
    `  ${momentText(day.from)} ${sketch(shape)} ${momentText(day.to)}  ${zoneText(offset)}`,
    ...(clockChanges
      ? [
          `  The clock of the logs changes; all of the day is told by ${zoneText(offset)}, and no hour is doubled.`,
        ]
      : []),
  ];
}

const leftOutLines = ({ leftOut, read }: Imported): readonly string[] =>
  leftOut.length === 0
    ? []
    : [
        "",
        "Left out:",
        ...table(
          leftOut.map(({ why, calls }) => [countText(calls).padStart(11), shareText(calls / read), WHY[why]]),
        ),
      ];

function unreadableLines({ unreadable }: Imported, line: Console["line"]): readonly string[] {
  const { count, first } = unreadable;
  if (count === 0) return [];
  const which = count > first.length ? `, the first ${first.length}` : "";
  return [
    "",
    `Unreadable: ${countText(count)}${which}:`,
    ...first.map(
      ({ log, place, why, text }) => `  ${line(log)}:${place}: ${why}${text === "" ? "" : `: ${line(text)}`}`,
    ),
  ];
}

const logText = ({ name, format, damage }: ReadLog, line: Console["line"]): string => {
  const what = format === undefined ? "empty" : format;
  return `${line(name)} (${what}${damage === undefined ? "" : `, damaged: its end could not be unzipped`})`;
};

const unitText = (logs: readonly ReadLog[]): string =>
  logs.every(({ unit }) => unit !== "line") ? "entries" : "lines";

/** What was read, what became of it, and what to do next. */
export function importText(
  imported: Imported,
  logs: readonly ReadLog[],
  out: string,
  line: Console["line"],
): string {
  const file = shellWord(out);
  return `${[
    `Read ${countText(imported.read)} ${unitText(logs)} from ${logs.map((log) => logText(log, line)).join(", ")}.`,
    ...dayLines(imported),
    "",
    ...mixLines(imported).map(line),
    ...leftOutLines(imported),
    ...unreadableLines(imported, line),
    "",
    `${line(out)} is written: look for CHANGE in it. Next:`,
    `  gameday plan ${file}`,
    `  gameday run ${file}`,
  ].join("\n")}\n`;
}
