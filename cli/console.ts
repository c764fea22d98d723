import { isatty } from "node:tty";
import { readLine } from "./read-line.ts";
import { readLines } from "./read-lines.ts";

import { redacted, redactMarked, type Redact } from "../model/redact.ts";
import { shown, shownInColour, shownLine } from "./shown.ts";

/** Where a command prints: results to `out`, progress to `err`. The only doors to the terminal. */
export interface Console {
  /** Whatever a text holds, it is shown as text: nothing in it steers the terminal, and no secret is in it. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A result with our own colours in it. */
  readonly painted: (text: string) => void;
  /** Moves and clears on the terminal of `err`; never takes a text from elsewhere. */
  readonly steer: (code: string) => void;
  /** A text as it would be shown, on one line: for who cuts lines to a width. */
  readonly line: (text: string) => string;
  /** From now on nothing is shown that this takes out. */
  readonly hide: (redact: Redact) => void;
  /** Is progress watched on a terminal? */
  readonly terminal: boolean;
  readonly columns: () => number;
  readonly colour: boolean;
  /** The next line that somebody types, or nothing when the signal fires; only where stdin is a terminal. */
  readonly readLine?: (signal: AbortSignal) => Promise<string | undefined>;
  /** All lines that come in, from a terminal or from a program. */
  readonly lines?: (signal: AbortSignal) => AsyncIterable<string>;
}

/** JSON is masked text by text, so that it stays JSON. */
function masked(text: string, redact: Redact): string {
  const plain = redact(text);
  if (plain === text || !/^[[{]/u.test(text)) return plain;
  try {
    return `${JSON.stringify(redacted(JSON.parse(text), redact), null, 2)}\n`;
  } catch {
    return plain;
  }
}

type Doors = Pick<Console, "out" | "err" | "painted" | "steer" | "line" | "hide">;

/** The doors in front of two streams. */
export function doorsTo(stdout: (text: string) => void, stderr: (text: string) => void): Doors {
  let redact = redactMarked;
  return {
    out: (text) => stdout(shown(masked(text, redact))),
    err: (text) => stderr(shown(redact(text))),
    painted: (text) => stdout(shownInColour(redact(text))),
    steer: stderr,
    line: (text) => shownLine(redact(text)),
    hide: (wanted) => {
      redact = wanted;
    },
  };
}

/** The console of this process; a reader that went away (a closed pipe) is no error. */
export function processConsole(): Console {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  const colour = (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
  return {
    ...doorsTo(
      (text) => void stdout.write(text),
      (text) => void stderr.write(text),
    ),
    terminal: stderr.isTTY && env["TERM"] !== "dumb",
    columns: () => stderr.columns || 100,
    colour: colour && stdout.isTTY,
    lines: (signal) => readLines(process.stdin, signal),
    ...(isatty(0) ? { readLine: async (signal) => await readLine(process.stdin, signal) } : {}),
  };
}
