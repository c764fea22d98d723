import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { judgeRun } from "../findings/judge-run.ts";
import { EnvironmentError, reasonOf } from "../model/errors.ts";
import type { Readiness } from "../model/readiness.ts";
import { shellWord } from "../model/shell-word.ts";
import { formats } from "../reports/index.ts";
import { readRecord } from "../run/read-record.ts";
import { renderRunbook, templateNames } from "../runbooks/index.ts";

/** Where each report goes; what has no file is printed. */
const FILES: Readonly<Record<string, string>> = {
  html: "report.html",
  markdown: "report.md",
  json: "report.json",
  junit: "junit.xml",
};

const templates = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    templateNames.map((name) => [
      name,
      readFileSync(new URL(`../runbooks/templates/${name}.hbs`, import.meta.url), "utf8"),
    ]),
  );

/** Judges the record of a run and writes its reports and runbooks beside it: same record, same bytes. */
export async function writeResults(folder: string): Promise<Readiness> {
  const readiness = judgeRun(await readRecord(folder));
  try {
    for (const format of formats.entries) {
      const file = FILES[format.name];
      if (file !== undefined) writeFileSync(join(folder, file), format.render(readiness));
    }
    mkdirSync(join(folder, "runbooks"), { recursive: true });
    const texts = templates();
    for (const { id, runbook } of readiness.breaks) {
      writeFileSync(join(folder, runbook), renderRunbook(readiness, id, texts));
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
