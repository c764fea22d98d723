import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { EnvironmentError, reasonOf } from "../model/errors.ts";

/** Writes a file so that whoever reads it, and whenever this is killed, finds the old text or the new one. */
export function writeWhole(path: string, text: string): void {
  const beside = join(dirname(path), `.${basename(path)}.new`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(beside, "w");
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    throw new EnvironmentError(
      `"${path}" cannot be written: ${reasonOf(error)}.`,
      "Make room, or the right to write there; what was there before is whole. Then do the same again.",
      { cause: error },
    );
  }
}
