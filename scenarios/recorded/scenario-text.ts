import { readHost } from "../../model/host.ts";
import { countText, momentText } from "../../model/quantities.ts";
import type { Imported } from "./imported.ts";
import type { ImportedCall } from "./mix.ts";
import { promiseOf } from "./promise.ts";

/** What a scenario needs beside its traffic. */
export interface Setting {
  readonly id: string;
  /** Where the service listens. */
  readonly to: string;
  /** Nobody chose it. */
  readonly toIsGuess: boolean;
  readonly formats: readonly string[];
}

const WEIGHTS_A_LINE = 20;
const MINUTE = 60;
/** A replay of at least that long holds the windows of a break. */
const LEAST_REPLAY = MINUTE;
const USUAL_REPLAY = 5 * MINUTE;
/** Calls a second that most machines send and answer; `gameday doctor` measures yours. */
const MODEST_RATE = 2000;
/** Methods whose calls change something, and mostly have a body. */
const CHANGES = ["POST", "PUT", "PATCH", "DELETE"];

const underscored = (value: number): string => String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, "_");
const quoted = (text: string): string => JSON.stringify(text);

/** `UTC-05:00`. */
export const zoneText = (offset: number): string =>
  offset === 0 ? "UTC" : `UTC${offset < 0 ? "-" : "+"}${momentText(Math.abs(offset))}`;

/** Five minutes, or longer where that would be more than a modest rate; never longer than the day itself. */
function replaySeconds({ calls, day }: Imported): number {
  const wanted = Math.max(USUAL_REPLAY, Math.ceil(calls / MODEST_RATE / MINUTE) * MINUTE);
  const real = day === undefined ? USUAL_REPLAY : (day.to - day.from) * MINUTE;
  return Math.max(LEAST_REPLAY, Math.min(wanted, real));
}

function headLines({ day, offset, read }: Imported, { id, formats }: Setting): readonly string[] {
  const when = day === undefined ? "Recorded traffic" : `The traffic of ${day.date}`;
  return [
    `# Made by gameday import from ${countText(read)} ${read === 1 ? "entry" : "entries"} (${formats.join(", ")}).`,
    "# Ids are drawn anew. Bodies, headers, addresses and user agents are left out, and so are parameters that nobody asked for.",
    "# What only you know is marked CHANGE. Then: gameday plan, gameday run.",
    `scenario: ${id}`,
    `title: ${quoted(`${when}, replayed`)}`,
    `why: ${quoted("CHANGE: say what depends on this service on the day, and what an hour without it costs.")}`,
    "sources:",
    `  - ${quoted(`Access logs (${formats.join(", ")}); objectives and breaks are a start by gameday import, not measured`)}`,
    "",
    ...(day === undefined
      ? ["# No call of the logs has a time, so the day is a whole one and its rate the same all along."]
      : [`# From the first call to the last, by the clock of ${zoneText(offset)}.`]),
    `day: { from: "${momentText(day?.from ?? 0)}", to: "${momentText(day?.to ?? 24 * MINUTE)}" }`,
    "",
  ];
}

function linkLines({ to, toIsGuess }: Setting): readonly string[] {
  const host = readHost(to.slice(0, to.lastIndexOf(":")));
  const isElsewhere = host.kind === "name" || host.kind === "elsewhere";
  return [
    "links:",
    toIsGuess
      ? "  # CHANGE: where your service listens. Never the one that people use: a rehearsal breaks it."
      : "  # Where your service listens. Never the one that people use: a rehearsal breaks it.",
    `  edge: { to: ${quoted(to)} }`,
    "  # A link for each dependency lets you break that too; the service must then connect through it. With a `listen`",
    "  # address it is always entered there:",
    '  # database: { to: "127.0.0.1:5432", listen: "127.0.0.1:15432" }',
    ...(isElsewhere
      ? [
          "",
          "# Not this machine: gameday run asks for it by name too, with --allow-host.",
          `hosts: [${quoted(host.host)}]`,
        ]
      : []),
    "",
  ];
}

function shapeLines({ day }: Imported): readonly string[] {
  if (day === undefined) return ["  shape: constant"];
  const rows = Array.from({ length: Math.ceil(day.weights.length / WEIGHTS_A_LINE) }, (_, row) =>
    day.weights.slice(row * WEIGHTS_A_LINE, (row + 1) * WEIGHTS_A_LINE),
  );
  const unit = day.by % MINUTE === 0 ? `${day.by / MINUTE} min` : `${day.by} s`;
  return [
    `  # Calls of every ${unit}, from ${momentText(day.from)} to ${momentText(day.to)}; only their proportions matter.`,
    "  shape:",
    "    hours:",
    "      weights:",
    ...rows.map((row, index) => {
      const [open, close] = [index === 0 ? "[" : " ", index === rows.length - 1 ? "]" : ","];
      return `        ${open}${row.join(", ")}${close}`;
    }),
  ];
}

function callLines(call: ImportedCall, all: number): readonly string[] {
  const weight = Number(((call.calls / all) * 100).toPrecision(4));
  const usual = `{ name: ${call.name}, weight: ${weight}, ${call.method.toLowerCase()}: ${quoted(call.path)} }`;
  if (!CHANGES.includes(call.method)) return [`    - ${usual}`];
  return [
    `    - name: ${call.name}`,
    `      weight: ${weight}`,
    `      ${call.method.toLowerCase()}: ${quoted(call.path)}`,
    ...(call.method === "DELETE" ? [] : ['      # json: { id: "${seq}" } # CHANGE: logs have no bodies']),
    "      # write: true",
  ];
}

function mixLines({ mix, calls }: Imported): readonly string[] {
  const values = mix.some(({ values }) => values !== undefined);
  return [
    "  # Weights are per cent of the calls.",
    ...(values
      ? [
          "  # ${int:1..N} is a number that is drawn for each call; N is about how many different values the logs had. CHANGE the",
          "  # range to ids that your test data has, or most answers are 404.",
        ]
      : []),
    ...(mix.some(({ method }) => CHANGES.includes(method))
      ? [
          "  # Calls that store something: with `write: true` each carries the header Idempotency-Key, and a `ledger` proves that",
          "  # none is lost or doubled. It is off, because only you know which of them store.",
        ]
      : []),
    "  mix:",
    ...mix.flatMap((call) => callLines(call, calls)),
    "",
  ];
}

function objectiveLine(call: ImportedCall): string {
  const { status, share, isGood } = promiseOf(call);
  const doubt = isGood ? "" : ` # CHANGE: most answers were ${status}. Are these people's calls, or junk?`;
  return `  - { calls: ${call.name}, good: { status: ${status}, within: 500ms }, share: ${share}% }${doubt}`;
}

const BREAK = `# A first break, so that there is something to rehearse. One on a link to a dependency teaches more: gameday list
# shows every fault, and docs/faults.md has an example of each.
breaks:
  - id: service-slow
    symptom: "CHANGE: what people see when every answer comes late"
    at: peak
    fault: { slow-link: { link: edge, latency: 300ms, jitter: 100ms } }
    want: { state: full, within: 5s, share: 95% }
    owner: "CHANGE: who is called"
    # With a fix in place of noFix, gameday tries it while the break is on, and proves it or rejects it:
    # fixes:
    #   - id: short-timeouts
    #     title: Give up on slow answers
    #     steps: [{ title: Switch it on, run: "…", expect: "…", risk: low, undo: { run: "…" } }]
    noFix: "CHANGE: nobody has written one yet"
`;

/** A whole scenario file that `gameday plan` accepts. */
export const scenarioText = (imported: Imported, setting: Setting): string =>
  [
    ...headLines(imported, setting),
    ...linkLines(setting),
    "traffic:",
    `  calls: ${underscored(imported.calls)}`,
    ...shapeLines(imported),
    "  # How long the replay takes. Shorter is faster: the same calls in less time. gameday doctor says what this machine carries.",
    `  replayIn: ${replaySeconds(imported)}s`,
    "  seed: 1",
    "  through: edge",
    ...mixLines(imported),
    "# A start, from the answers in the logs. CHANGE them to what you promise people; the time is a guess for all.",
    "objectives:",
    ...imported.mix.map(objectiveLine),
    "",
    BREAK,
  ].join("\n");
