import { createReadStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { EnvironmentError, reasonOf, UsageError } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { CallRow, CheckRow, LatenessRow, RunEvent, RunRecord } from "../model/record.ts";

interface Part<Row> {
  readonly rows: readonly Row[];
  readonly damage?: string;
}

/** Reads one file of the record up to the first line that is not whole. */
async function readLines<Row>(
  folder: string,
  name: string,
  isRow: (value: unknown) => value is Row,
): Promise<Part<Row>> {
  const rows: Row[] = [];
  const input = createReadStream(join(folder, `${name}.jsonl`), "utf8");
  let line = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      const value: unknown = JSON.parse(text);
      if (!isRow(value)) throw new Error("it is not a row of this file");
      rows.push(value);
    }
  } catch (error) {
    return {
      rows,
      damage: `${name}.jsonl is damaged at line ${line} (${reasonOf(error)}); read up to there`,
    };
  }
  return { rows };
}

const has = (value: unknown, ...keys: readonly string[]): boolean =>
  typeof value === "object" && value !== null && keys.every((key) => key in value);

const isEvent = (value: unknown): value is RunEvent => has(value, "at", "kind");
const isCallRow = (value: unknown): value is CallRow =>
  has(value, "second", "call", "phase", "sent", "fromDue");
const isLatenessRow = (value: unknown): value is LatenessRow => has(value, "second", "planned", "lateness");
const isCheckRow = (value: unknown): value is CheckRow =>
  has(value, "second", "check", "phase", "class", "passed", "failed");
const isPlan = (value: unknown): value is Plan => has(value, "version", "scenario", "traffic", "breaks");

function readPlan(folder: string): Plan {
  let text: string;
  try {
    text = readFileSync(join(folder, "plan.json"), "utf8");
  } catch (error) {
    throw new UsageError(
      `"${folder}" holds no record of a run.`,
      "Give the folder of a run, such as runs/2012-11-06T1800-gotv-election-day.",
      { cause: error },
    );
  }
  const file = join(folder, "plan.json");
  let plan: unknown;
  try {
    plan = JSON.parse(text);
  } catch (error) {
    throw new EnvironmentError(
      `"${file}" is cut off or damaged: ${reasonOf(error)}.`,
      "Run the rehearsal again.",
      { cause: error },
    );
  }
  if (isPlan(plan)) return plan;
  throw new EnvironmentError(`"${file}" is not a plan.`, "Run the rehearsal again.");
}

/** Reads the record in `<run folder>/record/`; damage is said, not fatal. */
export async function readRecord(runFolder: string): Promise<RunRecord> {
  const folder = join(runFolder, "record");
  const plan = readPlan(folder);
  const events = await readLines(folder, "events", isEvent);
  const calls = await readLines(folder, "calls", isCallRow);
  const lateness = await readLines(folder, "lateness", isLatenessRow);
  const checks = existsSync(join(folder, "checks.jsonl"))
    ? await readLines(folder, "checks", isCheckRow)
    : undefined;
  const parts = [events, calls, lateness, ...(checks === undefined ? [] : [checks])];
  const damage = parts.flatMap((part) => part.damage ?? []).join("; ");
  return {
    plan,
    events: events.rows,
    calls: calls.rows,
    lateness: lateness.rows,
    ...(checks === undefined ? {} : { checks: checks.rows }),
    ...(damage === "" ? {} : { damage }),
  };
}
