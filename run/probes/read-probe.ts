import type { ProbeRead } from "../../model/plan.ts";
import type { ProbeReading } from "../../model/record.ts";
import { ask, askFailure } from "../ask.ts";
import { beginningOf } from "../cut-text.ts";
import type { Journal } from "../journal/journal.ts";
import { runCommand } from "../run-command.ts";

const ANSWER_WITHIN_MS = 2000;
const MOST_CHARACTERS = 200;
const NO_ANSWER: ProbeReading = { failure: "no answer" };
/** Without the address, which is another one in each run. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/u, "connection refused"],
  [/ECONNRESET|other side closed|socket hang up/u, "connection closed"],
];

interface LookDoors {
  /** Folder in which commands run. */
  readonly cwd: string;
  /** Cuts the look off. */
  readonly signal: AbortSignal;
  readonly journal: Journal;
}

const onOneLine = (text: string): string =>
  beginningOf(text.replaceAll(/\s+/gu, " ").trim(), MOST_CHARACTERS - 1);

function said(text: string): ProbeReading {
  const value = onOneLine(text);
  return value === "" ? { failure: "an empty answer" } : { value };
}

function jsonOf(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** What stands at `pool.waiting` of an answer. */
function inField(text: string, field: string): ProbeReading {
  const parsed = jsonOf(text);
  if (parsed === undefined) return { failure: "the answer is not JSON" };
  let found: unknown = parsed.json;
  for (const key of field.split(".")) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key))
      return { failure: `no field "${field}" in the answer` };
    found = Reflect.get(found, key);
  }
  return said(typeof found === "string" ? found : JSON.stringify(found));
}

async function readUrl(
  { url, field }: Extract<ProbeRead, { kind: "get" }>,
  signal: AbortSignal,
): Promise<ProbeReading> {
  try {
    const { status, text } = await ask(url, { timeoutMs: ANSWER_WITHIN_MS, signal });
    const reading = field === undefined ? said(text) : inField(text, field);
    // A service that says how it is with a 503 still says it; the text of an error page is no reading.
    const isReading = field !== undefined && "value" in reading;
    return isReading || (status >= 200 && status <= 299) ? reading : { failure: `status ${status}` };
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): ProbeReading {
  if (error instanceof Error && ["TimeoutError", "AbortError"].includes(error.name)) return NO_ANSWER;
  const why = askFailure(error);
  return { failure: CAUSES.find(([cause]) => cause.test(why))?.[1] ?? onOneLine(why) };
}

/** What a command writes counts whatever its exit code: `grep -c` says 0 and fails. */
async function readCommand(command: string, { cwd, signal, journal }: LookDoors): Promise<ProbeReading> {
  const answer = await runCommand(command, {
    cwd,
    signal,
    journal,
    withinMs: ANSWER_WITHIN_MS,
    leavesNothing: true,
  });
  if (answer.wasCut) return NO_ANSWER;
  if (answer.stdout.trim() !== "") return said(answer.stdout);
  const why = onOneLine(answer.output);
  if (answer.ok) return said("");
  return { failure: why === "" ? "it failed without a word" : why };
}

/** Takes one look: never throws, takes at most two seconds, and leaves nothing running. */
export const readProbe = async (read: ProbeRead, doors: LookDoors): Promise<ProbeReading> =>
  read.kind === "get" ? readUrl(read, doors.signal) : readCommand(read.command, doors);
