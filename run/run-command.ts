import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { $ } from "zx";
import { reasonOf } from "../model/errors.ts";
import { durationText } from "../model/quantities.ts";
import { identityOf } from "./journal/identity.ts";
import type { Journal } from "./journal/journal.ts";

const MOST_OUTPUT = 64 * 1024;
/** What the shell said last is read for this long; a child that it left behind keeps the output open. */
const LAST_WORDS_MS = 100;

/** The command as it is written, in the shell that every system has, as the leader of a group, once it is told to go. */
const IN_A_SHELL = {
  shell: "/bin/sh",
  prefix: "read -r _ || exit 0; exec < /dev/null; ",
  quote: (command: string) => command,
  nothrow: true,
  quiet: true,
  detached: true,
} as const;

/** What a step gave: whether it worked, and what it said. */
export interface Answer {
  readonly ok: boolean;
  readonly output: string;
}

interface CommandAnswer extends Answer {
  readonly stdout: string;
  readonly wasCut: boolean;
}

interface Bounds {
  readonly cwd: string;
  readonly withinMs: number;
  readonly signal?: AbortSignal;
  /** Where the shell is written down while it runs: it may still be at work when this program is dead. */
  readonly journal?: Journal | undefined;
  /** What the shell leaves running in the background is ended with it. */
  readonly leavesNothing?: boolean;
}

/** Ends the shell and all that it started: it leads a group. */
function cut({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It ended a moment ago.
  }
}

/** Writes the shell down, tells it to go, and gives what writes down that it has ended. */
function letThrough({ pid, stdin }: ChildProcess, command: string, journal: Journal | undefined): () => void {
  if (pid === undefined) return () => undefined;
  stdin?.on("error", () => undefined);
  const undo = { kind: "end-process", name: "shell", process: identityOf(pid) } as const;
  let line: number | undefined;
  try {
    line = journal?.begin({ what: `command: ${command}`, before: "not running", undo });
  } catch {
    // What it takes back is written down already, and on a full disk healing must go on.
  }
  stdin?.end("go\n");
  return () => (line === undefined ? undefined : journal?.undone(line));
}

const failed = (output: string): CommandAnswer => ({ ok: false, output, stdout: "", wasCut: false });

/** Reads on, so that the one who writes can go on, but keeps nothing more. */
const pour = (stream: Readable): void => void stream.removeAllListeners("data").unpipe().resume();

/** A child that was left behind may still say something; nobody waits for it. */
function letGo(child: ChildProcess): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) pour(stream);
    if (stream instanceof Socket) stream.unref();
  }
}

/** Resolves at the exit of the shell, or behind the cut that its bounds asked for, with the reason of that cut. */
async function exitWithin(child: ChildProcess, { withinMs, signal }: Bounds): Promise<string | undefined> {
  const late = AbortSignal.timeout(withinMs);
  const end = signal === undefined ? late : AbortSignal.any([late, signal]);
  const onEnd = (): void => cut(child);
  end.addEventListener("abort", onEnd);
  if (end.aborted) cut(child);
  try {
    await once(child, "exit");
  } finally {
    end.removeEventListener("abort", onEnd);
  }
  if (!end.aborted) return undefined;
  return late.aborted ? `cut off after ${durationText(withinMs)}` : "cut off by a stop";
}

/**
 * Runs a command in a shell until the shell ends. What it leaves running in the background goes on; at the end of its
 * time the shell is ended with its whole group.
 */
export async function runCommand(command: string, bounds: Bounds): Promise<CommandAnswer> {
  const shell = $({ ...IN_A_SHELL, cwd: bounds.cwd });
  const { child } = shell`${command}`;
  if (child === undefined) return failed(`the command "${command}" did not start`);
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    const stream = child[name];
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
      if (said[name].length >= MOST_OUTPUT) pour(stream);
    });
  }
  const done = letThrough(child, command, bounds.journal);
  const closed = new Promise((resolve) => child.once("close", resolve));
  try {
    const trouble = await exitWithin(child, bounds);
    if (bounds.leavesNothing === true) cut(child);
    done();
    await Promise.race([closed, delay(LAST_WORDS_MS)]);
    letGo(child);
    const output = [`${said.stdout}${said.stderr}`.trim(), trouble].filter(Boolean).join("\n");
    const wasCut = trouble !== undefined;
    return { ok: child.exitCode === 0 && !wasCut, output, stdout: said.stdout, wasCut };
  } catch (error) {
    return failed(`the command cannot run in "${bounds.cwd}": ${reasonOf(error)}`);
  }
}
