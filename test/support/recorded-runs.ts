import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { judgeRun } from "../../findings/judge-run.ts";
import type { Readiness } from "../../model/readiness.ts";
import { readRecord } from "../../run/read-record.ts";

const RUNS = new URL("../fixtures/recorded/", import.meta.url);

/** Records of real runs, sealed as they were written; only packed. */
export const recordedRuns: readonly string[] = readdirSync(RUNS).sort();

/** The record of a real run, judged. */
export async function judgedRun(name: string): Promise<Readiness> {
  const folder = mkdtempSync(join(tmpdir(), "recorded-run-"));
  try {
    mkdirSync(join(folder, "record"));
    const packed = new URL(`${name}/record/`, RUNS);
    for (const file of readdirSync(packed)) {
      const bytes = gunzipSync(readFileSync(new URL(file, packed)));
      writeFileSync(join(folder, "record", file.replace(/\.gz$/u, "")), bytes);
    }
    const record = await readRecord(folder);
    if (record.damage !== undefined) throw new Error(`The record of ${name} is damaged: ${record.damage}`);
    return judgeRun(record);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
