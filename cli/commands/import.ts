import { existsSync } from "node:fs";
import { basename } from "node:path";
import { Command } from "commander";
import { UsageError } from "../../model/errors.ts";
import { dayOf } from "../../scenarios/recorded/days.ts";
import { importedFrom, type Imported } from "../../scenarios/recorded/imported.ts";
import { logFormats } from "../../scenarios/recorded/index.ts";
import { Recording } from "../../scenarios/recorded/recording.ts";
import { scenarioText } from "../../scenarios/recorded/scenario-text.ts";
import type { Console } from "../console.ts";
import { checkScenario } from "../import/check-scenario.ts";
import { addImportOptions, GUESS, type ImportFlags } from "../import/import-options.ts";
import { importText } from "../import/import-text.ts";
import { sizeOf } from "../import/open-log.ts";
import { readLog, type ReadLog } from "../import/read-logs.ts";
import { BytesProgress } from "../progress/bytes.ts";
import { writeWhole } from "../write-whole.ts";

const EXAMPLES = `
Examples:
  gameday import access.log --to 127.0.0.1:8080
  gameday import /var/log/nginx/access.log* --day 2026-11-03 --out election-day.yaml
  zstdcat access.log.zst | gameday import - --format combined
  gameday import calls.har --host www.example.org --by 1s
  gameday import access.log --keep-query precinct --json | jq '.mix[0]'

Formats: ${logFormats.names.join(", ")}. Each log's is found by its first lines; .gz is unzipped on the way.
No value of a query, no address, user agent, referrer, cookie or body gets into the scenario, and ids are drawn anew.
`;

/** The name of the file as the short name of a scenario. */
function idFrom(out: string): string {
  const words = basename(out)
    .replace(/\.ya?ml$/iu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-");
  const id = words.slice(0, 64).replaceAll(/^-+|-+$/gu, "");
  return id === "" ? "imported" : id;
}

function mayWrite({ out, force }: ImportFlags): void {
  if (force === true || !existsSync(out)) return;
  throw new UsageError(
    `"${out}" is there already.`,
    "Choose another name with --out, or write over it with --force.",
  );
}

async function readAll(
  paths: readonly string[],
  recording: Recording,
  flags: ImportFlags,
  console: Console,
): Promise<readonly ReadLog[]> {
  const format = flags.format === undefined ? undefined : logFormats.get(flags.format);
  const sizes = paths.map((path) => sizeOf(path));
  const total = sizes.reduce<number | undefined>(
    (sum, size) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  );
  const progress = new BytesProgress(total, console);
  try {
    const logs: ReadLog[] = [];
    for (const path of paths) logs.push(await readLog(path, recording, format, progress.add));
    return logs;
  } finally {
    progress.stop();
  }
}

const recordingFor = (flags: ImportFlags): Recording =>
  new Recording({
    statics: flags.static === true,
    keepQuery: flags.keepQuery ?? [],
    mostWords: flags.words,
    ...(flags.host === undefined ? {} : { host: flags.host }),
    ...(flags.day === undefined ? {} : { day: dayOf(flags.day) }),
    ...(flags.zone === undefined ? {} : { offset: flags.zone }),
  });

function scenarioOf(imported: Imported, logs: readonly ReadLog[], flags: ImportFlags): string {
  const formats = new Set(logs.flatMap(({ format }) => (format === undefined ? [] : [format])));
  return scenarioText(imported, {
    id: idFrom(flags.out),
    to: flags.to ?? GUESS,
    toIsGuess: flags.to === undefined,
    formats: [...formats],
  });
}

async function importLogs(paths: readonly string[], flags: ImportFlags, console: Console): Promise<void> {
  mayWrite(flags);
  const recording = recordingFor(flags);
  const logs = await readAll(paths, recording, flags, console);
  if (logs.every(({ format }) => format === undefined))
    throw new UsageError(
      `"${logs.map(({ name }) => name).join('", "')}" is empty.`,
      "Give a log with calls in it.",
    );
  const imported = importedFrom(recording, {
    most: flags.most,
    ...(flags.by === undefined ? {} : { by: flags.by / 1000 }),
    ...(flags.day === undefined ? {} : { day: dayOf(flags.day) }),
  });
  const text = scenarioOf(imported, logs, flags);
  checkScenario(text, flags.out);
  writeWhole(flags.out, text);
  if (flags.json === true) console.out(`${JSON.stringify({ out: flags.out, logs, ...imported }, null, 2)}\n`);
  else console.out(importText(imported, logs, flags.out, console.line));
}

/** `gameday import`: recorded traffic becomes a scenario. */
export const importCommand = (console: Console): Command =>
  addImportOptions(
    new Command("import")
      .description("make a scenario of recorded traffic: access logs, JSON lines, HAR")
      .argument("<log...>", 'logs, also zipped; "-" is the standard input'),
  )
    .addHelpText("after", EXAMPLES)
    .action(async (paths: readonly string[], flags: ImportFlags) => await importLogs(paths, flags, console));
