import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../model/errors.ts";
import { readRunbook, type ReadRunbook } from "../runbooks/index.ts";

export const PUBLISHED = "docs/runbooks";
const RUNS = "runs";

/** The published runbooks of this folder, or else those of the newest run. */
function defaultFolder(): string {
  if (existsSync(PUBLISHED)) return PUBLISHED;
  const runs = existsSync(RUNS) ? readdirSync(RUNS).map((name) => join(RUNS, name, "runbooks")) : [];
  const newest = runs
    .filter((folder) => existsSync(folder))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
    .at(-1);
  if (newest !== undefined) return newest;
  throw new UsageError(
    `There are no runbooks: neither "${PUBLISHED}" nor a run in "${RUNS}" has any.`,
    "Rehearse first (gameday run), or say where they are with --in FOLDER.",
  );
}

export interface RunbookFile {
  readonly file: string;
  readonly text: string;
}

/** The texts of all runbooks below a folder, by name; files without front matter are none. */
export function runbookFilesIn(wanted: string | undefined): readonly RunbookFile[] {
  const folder = wanted ?? defaultFolder();
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new UsageError(`There is no folder "${folder}".`, "Say where the runbooks are with --in FOLDER.");
  }
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => ({ file: join(folder, name), text: readFileSync(join(folder, name), "utf8") }))
    .filter(({ text }) => text.startsWith("---"));
  if (found.length > 0) return found;
  throw new UsageError(`There is no runbook in "${folder}".`, "Say where they are with --in FOLDER.");
}

/** All runbooks below a folder, by name. */
export const runbooksIn = (wanted: string | undefined): readonly ReadRunbook[] =>
  runbookFilesIn(wanted).map(({ file, text }) => readRunbook(text, file));
