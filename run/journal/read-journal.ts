import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Intent, JournalLine, ProcessIdentity, Undo } from "../../model/journal.ts";
import { quotedShellWord, shellWord } from "../../model/shell-word.ts";

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
  /** Lines that cannot be read, such as one that was being written when the power went. */
  readonly damaged: number;
}

function parsed(text: string): JournalLine | undefined {
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
  const lines = text.split("\n").filter((each) => each !== "");
  const known = lines.map(parsed);
  const opened = known.find((each) => each?.kind === "run-opened");
  if (opened?.kind !== "run-opened") return undefined;
  const open = new Map<number, OpenEntry>();
  for (const each of known) {
    if (each?.kind === "begin") open.set(each.id, each);
    if (each?.kind === "undone") open.delete(each.id);
  }
  const damaged = known.filter((each) => each === undefined).length;
  const { run, folder, process } = opened;
  return { path, run, folder, process, open: [...open.values()], damaged };
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
