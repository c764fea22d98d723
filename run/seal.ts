import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { z } from "zod";
import { reasonOf } from "../model/errors.ts";

const DIGITS = 8;

/** Against damage, not against somebody who wants to deceive. */
export const checksumOf = (text: string): string => crc32(text).toString(16).padStart(DIGITS, "0");

const SEAL = z.record(z.string(), z.string().regex(/^(?:[0-9a-f]{8})*$/u));

/** The checksums of all lines of each file of a record, one behind the other. */
type Seal = z.infer<typeof SEAL>;

/** The checksum of a line, counted from 1; nothing when the file had no such line. */
export const checksumAt = (checksums: string, line: number): string =>
  checksums.slice((line - 1) * DIGITS, line * DIGITS);

export const lineCount = (checksums: string): number => checksums.length / DIGITS;

const fileIn = (folder: string): string => join(folder, "seal.json");

/** Written when a record is closed, at once or not at all. */
export function writeSeal(folder: string, seal: Seal): void {
  const fresh = `${fileIn(folder)}.new`;
  writeFileSync(fresh, `${JSON.stringify(seal)}\n`);
  renameSync(fresh, fileIn(folder));
}

/** The seal of a closed record, or why there is none. */
export function readSeal(folder: string): { readonly seal: Seal } | { readonly damage: string } {
  let text: string;
  try {
    text = readFileSync(fileIn(folder), "utf8");
  } catch {
    return { damage: "seal.json is missing: the record was never closed, and cannot be checked" };
  }
  try {
    return { seal: SEAL.parse(JSON.parse(text)) };
  } catch (error) {
    const why = error instanceof z.ZodError ? "it is no seal" : reasonOf(error);
    return { damage: `seal.json is damaged (${why}): the record cannot be checked` };
  }
}

const CHECKSUM = "checksum";

/** A plan as text that tells whether it is still whole. */
export const sealed = (plan: object): string =>
  `${JSON.stringify({ ...plan, [CHECKSUM]: checksumOf(JSON.stringify(plan)) }, null, 2)}\n`;

/** What `sealed` was given, or why it cannot be told that it is the same. */
export function unsealed(value: object): { readonly plan: unknown } | { readonly damage: string } {
  if (!(CHECKSUM in value)) {
    return { damage: "has no checksum: it was recorded before gameday sealed plans, or was changed since" };
  }
  const { [CHECKSUM]: checksum, ...plan } = value;
  if (checksum === checksumOf(JSON.stringify(plan))) return { plan };
  return { damage: "is not the plan that was recorded: it does not fit its checksum" };
}
