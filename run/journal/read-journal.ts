import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Intent, JournalLine, ProcessIdentity, Undo } from "../../model/journal.ts";
import { quotedShellWord, shellWord } from "../../model/shell-word.ts";
import { lostChanges, type FoundLine, type LostChange } from "./lost-changes.ts";

const identity = z.object({ pid: z.int().positive(), born: z.string() });
const action = z.union([
  z.object({ kind: z.literal("run"), command: z.string() }),
  z.object({
    kind: z.literal("http"),
    method: z.string(),
    url: z.string(),
    body: z.string().exactOptional(),
  }),
]);
const undo = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("remove-link"), url: z.string(), proxy: z.string() }),
  z.object({ kind: z.literal("end-process"), name: z.string(), process: identity }),
  z.object({ kind: z.literal("continue-process"), name: z.string(), process: identity }),
  z.object({ kind: z.literal("step"), action, cwd: z.string(), moot: z.boolean() }),
  z.object({ kind: z.literal("remove-folder"), path: z.string() }),
  z.object({ kind: z.literal("nothing"), why: z.string() }),
]);
const by = z.enum(["run", "guardian", "heal"]);
const line: z.ZodType<JournalLine> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("run-opened"),
    version: z.literal(1),
    run: z.string(),
    process: identity,
    folder: z.string(),
  }),
  z.object({
    kind: z.literal("begin"),
    id: z.int(),
    at: z.number(),
    what: z.string(),
    before: z.string(),
    undo,
    deadline: z.number().exactOptional(),
  }),
  z.object({
    kind: z.enum(["undone", "not-undone"]),
    id: z.int(),
    at: z.number(),
    by,
    detail: z.string(),
  }),
  z.object({ kind: z.literal("taken-over"), at: z.number(), by, why: z.string() }),
]);

export interface OpenEntry extends Intent {
  readonly id: number;
}

/** What a journal says of its run. */
export interface JournalState {
  readonly path: string;
  readonly run: string;
  readonly folder: string;
  readonly process: ProcessIdentity;
  /** Begun and not taken back, in the order in which it was begun. */
  readonly open: readonly OpenEntry[];
  /** Lines that cannot be read, and may have told of a change that nobody takes back. */
  readonly lost: readonly LostChange[];
}

/** What a line tells; nothing when it cannot be read. */
export function parsed(text: string): JournalLine | undefined {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Reads a journal as far as it can be read; nothing when it does not even say whose it is, or is gone. */
export function readJournal(path: string): JournalState | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
  const lines = foundLines(text);
  const opened = lines.find(({ known }) => known?.kind === "run-opened")?.known;
  if (opened?.kind !== "run-opened") return undefined;
  const open = new Map<number, OpenEntry>();
  for (const { known } of lines) {
    if (known?.kind === "begin") open.set(known.id, known);
    if (known?.kind === "undone") open.delete(known.id);
  }
  const { run, folder, process } = opened;
  return { path, run, folder, process, open: [...open.values()], lost: lostChanges(lines) };
}

/**
 * A line is on disk, with its end, before its change is made (`appendLine`). So a last line that has no end was never
 * waited for: its change had not begun, and it is as if it were not there. One that has its end and cannot be read may
 * well have been made, even the last.
 */
function foundLines(text: string): readonly FoundLine[] {
  const lines = text.split("\n");
  return lines.flatMap((each, index): readonly FoundLine[] => {
    const known = parsed(each);
    const isCutOff = known === undefined && index === lines.length - 1;
    return each === "" || isCutOff ? [] : [{ number: index + 1, known }];
  });
}

/** What a person would type to do the same. */
export function undoText(what: Undo): string {
  switch (what.kind) {
    case "remove-link":
      return `curl -m 5 -X DELETE ${shellWord(`${what.url}/proxies/${what.proxy}`)}`;
    case "end-process":
      return `kill -KILL -- -${what.process.pid}`;
    case "continue-process":
      return `kill -CONT -- -${what.process.pid}`;
    case "step":
      return what.action.kind === "run"
        ? what.action.command
        : `curl -m 15 -X ${shellWord(what.action.method)} ${shellWord(what.action.url)}${what.action.body === undefined ? "" : ` -H 'content-type: application/json' --data-raw ${quotedShellWord(what.action.body)}`}`;
    case "remove-folder":
      return `rm -r ${shellWord(what.path)}`;
    case "nothing":
      return "";
  }
}
