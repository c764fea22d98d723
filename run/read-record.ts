import { createReadStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { EnvironmentError, reasonOf, UsageError } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { RunRecord } from "../model/record.ts";
import { isCallRow, isCheckRow, isEvent, isLatenessRow } from "./record-rows.ts";
import { checksumAt, checksumOf, lineCount, readSeal, unsealed } from "./seal.ts";

interface Part<Row> {
  readonly rows: readonly Row[];
  readonly damage?: string;
}

/** What is expected of one file: the checksums of its lines, or at least rows that can be rows. */
interface Expected<Row> {
  readonly isRow: (value: unknown) => value is Row;
  readonly checksums: string | undefined;
}

/** Reads one file of the record up to the first line that is not as it was written. */
async function readLines<Row>(folder: string, name: string, expected: Expected<Row>): Promise<Part<Row>> {
  const rows: Row[] = [];
  const input = createReadStream(join(folder, `${name}.jsonl`), "utf8");
  let line = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      rows.push(rowOf(text, line, expected));
    }
    const written = lineCount(expected.checksums ?? "");
    line += 1;
    if (line <= written) throw new Error(`it ends before that, and ${written} were written`);
  } catch (error) {
    return {
      rows,
      damage: `${name}.jsonl is damaged at line ${line} (${reasonOf(error)}); read up to there`,
    };
  }
  return { rows };
}

function rowOf<Row>(text: string, line: number, { isRow, checksums }: Expected<Row>): Row {
  const value: unknown = JSON.parse(text);
  if (checksums === undefined) {
    if (isRow(value)) return value;
    throw new Error("it is not a row of this file");
  }
  if (checksumAt(checksums, line) !== checksumOf(text)) throw new Error("it is not what was written there");
  // It is what a recorder wrote; to look at each number again would take longer than to judge them.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return value as Row;
}

const isPlan = (value: unknown): value is Plan =>
  typeof value === "object" &&
  value !== null &&
  ["version", "scenario", "traffic", "breaks"].every((key) => key in value);

/** The plan in a folder of a record, `<run folder>/record/`. */
export function readPlan(folder: string): Plan {
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
  if (isPlan(plan)) return wholePlan(plan, file);
  throw new EnvironmentError(`"${file}" is not a plan.`, "Run the rehearsal again.");
}

/** A plan with anything else in it than was planned would judge the run by other promises. */
function wholePlan(written: Plan, file: string): Plan {
  const opened = unsealed(written);
  if ("plan" in opened && isPlan(opened.plan)) return opened.plan;
  const damage = "damage" in opened ? opened.damage : "is not a plan";
  throw new EnvironmentError(
    `"${file}" ${damage}.`,
    "Put the file back as it was, or run the rehearsal again.",
  );
}

/** What a reader can hold another copy of the record against. */
const sealedFiles = (seal: Readonly<Record<string, string>>): NonNullable<RunRecord["sealed"]> =>
  Object.entries(seal).map(([name, checksums]) => ({
    file: `${name}.jsonl`,
    lines: lineCount(checksums),
    checksum: checksumOf(checksums),
  }));

/** How the record of a run was sealed, without reading it; nothing when it never was. */
export function sealOf(runFolder: string): RunRecord["sealed"] {
  const sealing = readSeal(join(runFolder, "record"));
  return "seal" in sealing ? sealedFiles(sealing.seal) : undefined;
}

/** Reads the record in `<run folder>/record/`; damage is said, not fatal. */
export async function readRecord(runFolder: string): Promise<RunRecord> {
  const folder = join(runFolder, "record");
  const plan = readPlan(folder);
  const sealing = readSeal(folder);
  const seal = "seal" in sealing ? sealing.seal : undefined;
  const read = async <Row>(name: string, isRow: Expected<Row>["isRow"]): Promise<Part<Row>> =>
    readLines(folder, name, { isRow, checksums: seal === undefined ? undefined : (seal[name] ?? "") });
  const events = await read("events", isEvent);
  const calls = await read("calls", isCallRow);
  const lateness = await read("lateness", isLatenessRow);
  const hasChecks = existsSync(join(folder, "checks.jsonl")) || seal?.["checks"] !== undefined;
  const checks = hasChecks ? await read("checks", isCheckRow) : undefined;
  const parts = [sealing, events, calls, lateness, ...(checks === undefined ? [] : [checks])];
  const damage = parts.flatMap((part) => ("damage" in part ? part.damage : [])).join("; ");
  return {
    plan,
    events: events.rows,
    calls: calls.rows,
    lateness: lateness.rows,
    ...(checks === undefined ? {} : { checks: checks.rows }),
    ...(seal === undefined ? {} : { sealed: sealedFiles(seal) }),
    ...(damage === "" ? {} : { damage }),
  };
}
