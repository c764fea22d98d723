import { UsageError } from "../../model/errors.ts";
import { logFormats } from "../../scenarios/recorded/index.ts";
import type { LogFormat } from "../../scenarios/recorded/log-format.ts";
import { recognise } from "../../scenarios/recorded/recognise.ts";
import type { Recording } from "../../scenarios/recorded/recording.ts";
import { nameOf, openLog } from "./open-log.ts";

const HEAD_CHARACTERS = 262_144;

/** What one log turned out to be. */
export interface ReadLog {
  readonly name: string;
  /** Nothing for an empty one. */
  readonly format?: string;
  readonly unit?: LogFormat["unit"];
  readonly damage?: string;
}

const FORMATS = logFormats.entries.map(({ name, summary }) => `  ${name.padEnd(10)}  ${summary}`).join("\n");

const noneReadable = (name: string, why: string): UsageError =>
  new UsageError(
    `"${name}" ${why}`,
    `Formats that are read:\n${FORMATS}\nIf it is one of them, name it with --format.`,
  );

/** The beginning of a log, taken back from its pieces. */
async function headOf(pieces: AsyncGenerator<string>): Promise<string> {
  let head = "";
  while (head.length < HEAD_CHARACTERS) {
    const next = await pieces.next();
    if (next.done === true) break;
    head += next.value;
  }
  return head;
}

/** Reads one log into the recording. A UsageError when there is something in it, and none of it is a call. */
export async function readLog(
  path: string,
  recording: Recording,
  wanted: LogFormat | undefined,
  onBytes: (bytes: number) => void,
): Promise<ReadLog> {
  const name = nameOf(path);
  let damage: string | undefined;
  const pieces = openLog(path, onBytes, (why) => (damage = why));
  const head = await headOf(pieces);
  if (head.trim() === "" && damage === undefined) return { name };
  const format = wanted ?? recognise(head.slice(0, HEAD_CHARACTERS));
  if (format === undefined) {
    await pieces.return(undefined);
    throw noneReadable(name, "is in no format that is known: no line of its beginning is a call.");
  }
  const { log, calls } = recording.reader(format, name);
  log.take(head);
  for await (const piece of pieces) log.take(piece);
  log.end();
  if (calls() === 0)
    throw noneReadable(name, `has no ${format.unit} that is a call in the format "${format.name}".`);
  return { name, format: format.name, unit: format.unit, ...(damage === undefined ? {} : { damage }) };
}
