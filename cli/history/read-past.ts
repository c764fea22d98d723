import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { judgeRun } from "../../findings/judge-run.ts";
import { canonicalJson } from "../../model/canonical-json.ts";
import { isExplained, UsageError } from "../../model/errors.ts";
import { jsonFormat } from "../../reports/formats/json.ts";
import { readRecord, sealOf } from "../../run/read-record.ts";
import { pastRunOf, type PastRun } from "./past-run.ts";

/** A folder that is a run, and of which nothing can be told. */
interface Unreadable {
  readonly folder: string;
  readonly why: string;
}

export interface Past {
  /** The newest last. */
  readonly runs: readonly PastRun[];
  readonly unreadable: readonly Unreadable[];
}

function runFolders(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new UsageError(
      `There is no folder "${folder}".`,
      "Rehearse first (gameday run), or say where the runs are with --in FOLDER.",
    );
  }
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, "record")))
    .sort();
}

/** What the report says, if it was made from this very record. */
function fromReport(folder: string): PastRun | undefined {
  const seal = sealOf(folder);
  const file = join(folder, "report.json");
  if (seal === undefined || !existsSync(file)) return undefined;
  const found = pastRunOf(folder, readFileSync(file, "utf8"));
  return found !== undefined && canonicalJson(found.sealed) === canonicalJson(seal) ? found.past : undefined;
}

/** The record judged now: for a run without a report, or with one of another record or another version. */
async function fromRecord(folder: string): Promise<PastRun | Unreadable> {
  try {
    const record = await readRecord(folder);
    const found = pastRunOf(folder, jsonFormat.render(judgeRun(record)));
    return found?.past ?? { folder, why: "its record names no run" };
  } catch (error) {
    if (isExplained(error)) return { folder, why: error.message };
    throw error;
  }
}

/** All runs below a folder; those that cannot be read are named. */
export async function readPast(folder: string): Promise<Past> {
  const runs: PastRun[] = [];
  const unreadable: Unreadable[] = [];
  for (const path of runFolders(folder)) {
    const found = fromReport(path) ?? (await fromRecord(path));
    if ("why" in found) unreadable.push(found);
    else runs.push(found);
  }
  return { runs: runs.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1)), unreadable };
}
