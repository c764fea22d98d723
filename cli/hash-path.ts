import { createHash } from "node:crypto";
import { closeSync, lstatSync, openSync, readdirSync, readlinkSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError, reasonOf, UsageError } from "../model/errors.ts";
import { countText } from "../model/quantities.ts";
import { sha256 } from "./sha256.ts";

const MOST_FILES = 10_000;
const LEFT_OUT = new Set(["node_modules", ".git"]);
const PIECE = 64 * 1024;

function hashFile(path: string): string {
  const hash = createHash("sha256");
  const piece = Buffer.alloc(PIECE);
  const file = openSync(path, "r");
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
      hash.update(piece.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}

/** Every file below a folder, by its name from there with `/`; links are told by where they lead, not followed. */
function* linesOf(folder: string, name: string): Generator<string> {
  for (const entry of readdirSync(join(folder, name), { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name)) continue;
    const inner = name === "" ? entry.name : `${name}/${entry.name}`;
    const path = join(folder, inner);
    if (entry.isDirectory()) yield* linesOf(folder, inner);
    else if (entry.isSymbolicLink()) yield JSON.stringify([inner, "link", readlinkSync(path)]);
    else if (entry.isFile()) yield JSON.stringify([inner, "file", hashFile(path)]);
  }
}

function hashFolder(folder: string, most: number): string {
  const lines: string[] = [];
  for (const line of linesOf(folder, "")) {
    if (lines.push(line) <= most) continue;
    throw new UsageError(
      `"${folder}" holds more than ${countText(most)} files.`,
      "Name the folders in it that matter, one by one, under inputs: of the scenario.",
    );
  }
  return sha256(lines.sort().join("\n"));
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");

function isDanglingLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** The sha256 of a file, or of the names and contents of a folder; nothing when there is no such path. */
export function hashPath(path: string, most = MOST_FILES): string | undefined {
  try {
    return statSync(path).isDirectory() ? hashFolder(path, most) : hashFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (isMissing(error) && !isDanglingLink(path)) return undefined;
    throw new EnvironmentError(
      `"${path}" cannot be read: ${reasonOf(error)}.`,
      "Give yourself the right to read it, or take it out of inputs: of the scenario.",
      { cause: error },
    );
  }
}
