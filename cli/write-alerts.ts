import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readiness } from "../model/readiness.ts";
import { alertFiles } from "../runbooks/index.ts";

/** Writes the alert rules of a run and their unit test into a folder, and says which files that were. */
export function writeAlerts(readiness: Readiness, folder: string): readonly string[] {
  const files = alertFiles(readiness);
  if (files.length > 0) mkdirSync(folder, { recursive: true });
  return files.map(({ name, text }) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  });
}
