import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { judgeRun } from "../findings/judge-run.ts";
import { EnvironmentError, reasonOf } from "../model/errors.ts";
import type { Readiness } from "../model/readiness.ts";
import { shellWord } from "../model/shell-word.ts";
import { formats } from "../reports/index.ts";
import { readRecord } from "../run/read-record.ts";
import { writeAlerts } from "./write-alerts.ts";
import { renderRunbooks } from "./render-runbooks.ts";

/** Where each report goes; what has no file is printed. */
const FILES: Readonly<Record<string, string>> = {
  html: "report.html",
  markdown: "report.md",
  json: "report.json",
  junit: "junit.xml",
};

/** Writes the report in each of its formats; runbooks and alerts are not among them. */
export function writeReports(readiness: Readiness, folder: string): void {
  for (const format of formats.entries) {
    const file = FILES[format.name];
    if (file !== undefined) writeFileSync(join(folder, file), format.render(readiness));
  }
}

/** Judges the record of a run and writes its reports and runbooks beside it: same record, same bytes. */
export async function writeResults(folder: string, templates?: string): Promise<Readiness> {
  const readiness = judgeRun(await readRecord(folder));
  try {
    writeReports(readiness, folder);
    writeAlerts(readiness, join(folder, "alerts"));
    for (const { file, text } of await renderRunbooks(readiness, templates)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new EnvironmentError(
      `The reports in "${folder}" cannot be written: ${reasonOf(error)}.`,
      `The record is kept. Make room, then: gameday report ${shellWord(folder)}`,
      { cause: error },
    );
  }
  return readiness;
}
