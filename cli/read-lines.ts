import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** The lines that somebody types or a program writes, until the input ends or the signal fires. */
export async function* readLines(input: Readable, signal: AbortSignal): AsyncGenerator<string> {
  if (signal.aborted) return;
  // Not as a terminal: then Ctrl-C stays a signal, which is heard everywhere else too.
  const lines = createInterface({ input, terminal: false, signal });
  try {
    yield* lines;
  } finally {
    lines.close();
  }
}
