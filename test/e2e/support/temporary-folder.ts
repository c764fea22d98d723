import { mkdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** Where tsx keeps what it has compiled: in the temporary folder, one for each user. */
const COMPILED = join(tmpdir(), `tsx-${process.geteuid?.() ?? 0}`);

/**
 * Makes a temporary folder for programs of ours, to be looked at when they have ended. What tsx has compiled is that of
 * everybody, as it is for users: in a folder of its own every single start would compile all sources anew, which takes as
 * long as the start itself.
 */
export function makeTemporary(path: string): string {
  mkdirSync(path, { recursive: true });
  mkdirSync(COMPILED, { recursive: true });
  symlinkSync(COMPILED, join(path, basename(COMPILED)));
  return path;
}
