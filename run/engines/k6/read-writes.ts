import { open } from "node:fs/promises";
import type { EngineWorld } from "../load-engine.ts";

/** The script's words within a line of k6's log, in its text or its JSON format. */
const LINE = /\bmsg"?[:=]"([ad]) (\d+)"/u;

/** Passes on what the callers of writes saw, one line of the script's output for each; a missing file has none. */
export async function readWrites(file: string, write: EngineWorld["write"]): Promise<void> {
  const lines = await open(file).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  if (lines === undefined) return;
  for await (const line of lines.readLines()) {
    const [, saw, seq] = LINE.exec(line) ?? [];
    if (seq !== undefined) write(Number(seq), saw === "a" ? "acknowledged" : "in-doubt");
  }
}
