import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** The next line that somebody types; nothing at the end of the input or when the signal fires. */
export async function readLine(input: Readable, signal: AbortSignal): Promise<string | undefined> {
  if (signal.aborted) return undefined;
  // Not as a terminal: then Ctrl-C stays a signal, which is heard everywhere else too.
  const lines = createInterface({ input, terminal: false, signal });
  try {
    for await (const line of lines) return line;
    return undefined;
  } finally {
    lines.close();
  }
}
