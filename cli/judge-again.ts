import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { judgeAgain } from "../findings/judge-again/judge-again.ts";
import { countedRule } from "../findings/judge-again/recount.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import { EnvironmentError, reasonOf, UsageError } from "../model/errors.ts";
import type { Readiness } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";
import { millis } from "../model/units.ts";
import { parseObjectives, type Promises } from "../plan/parse-objectives.ts";
import { readRecord } from "../run/read-record.ts";
import { sha256 } from "./sha256.ts";
import { writeReports } from "./write-results.ts";

/** A scenario may leave `good` out; so may the file, and then the calls keep the rule of the run. */
const UNSENT = { status: "2xx", within: millis(0) };

function promisesIn(file: string, record: RunRecord): Promises {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`"${file}" cannot be read: ${reasonOf(error)}.`, "Check its name and its rights.", {
      cause: error,
    });
  }
  return parseObjectives(text, file, (calls) => countedRule(record, calls) ?? UNSENT);
}

/** A record judged by the objectives of a file, and the folder of its reports: never that of the run's own. */
export async function judgeByFile(
  runFolder: string,
  file: string,
): Promise<{ readonly readiness: Readiness; readonly folder: string }> {
  const record = await readRecord(runFolder);
  const promises = promisesIn(file, record);
  // The same promises have the same folder, however their file is laid out.
  const hash = sha256(canonicalJson(promises));
  const readiness = judgeAgain(record, promises, { file: basename(file), sha256: hash });
  const folder = join(runFolder, `judged-${hash.slice(0, 12)}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeReports(readiness, folder);
    writeFileSync(join(folder, "objectives.json"), `${JSON.stringify(promises, null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new EnvironmentError(
      `"${folder}" cannot be written: ${reasonOf(error)}.`,
      "Make room, or the right to write there; then do the same again.",
      { cause: error },
    );
  }
  return { readiness, folder };
}
