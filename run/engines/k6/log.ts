import { open, readFile, stat, truncate } from "node:fs/promises";
import { beginningOf } from "../../cut-text.ts";

/** A script that throws at every call writes some hundred bytes each time. */
const MOST_BYTES = 2 * 1024 * 1024;
const LOOK_EVERY_MS = 500;
const TAIL_BYTES = 16 * 1024;
const MOST_WORDS = 1000;

/** Keeps a log from filling the disk: one that grew too large starts again. Call what it returns at the end. */
export function boundLog(file: string): () => void {
  const timer = setInterval(() => {
    // k6 appends, so it goes on at the new end.
    void stat(file).then(
      async ({ size }) => (size > MOST_BYTES ? truncate(file) : undefined),
      () => undefined,
    );
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function tail(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size <= TAIL_BYTES) return readFile(file, "utf8");
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(TAIL_BYTES),
      0,
      TAIL_BYTES,
      size - TAIL_BYTES,
    );
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The message of a line of the log, as one line; a line that is cut off or no log has none. */
function messageIn(line: string): string {
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== "object" || entry === null || !("msg" in entry)) return "";
    return String(entry.msg).trim().replaceAll(/\s+/gu, " ");
  } catch {
    return "";
  }
}

/** When it was asked to stop it says so, and whoever asked knows. */
const STOPPED = "test run stopped from REST API";

/** The last message in the log of k6; empty when it wrote none. */
export async function lastWords(file: string): Promise<string> {
  const text = await tail(file).catch(() => "");
  const messages = text.split("\n").map(messageIn);
  const last = messages.findLast((message) => message !== "" && message !== STOPPED) ?? "";
  return beginningOf(last, MOST_WORDS);
}
