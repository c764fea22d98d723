import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError, reasonOf } from "../model/errors.ts";

const stamp = (now: Date): string => now.toISOString().replaceAll(/[-:]|\.\d+/gu, "");

/** Makes a folder of its own for a run, `<out>/<scenario>-<UTC time>`; a second run in the same second gets a number. */
export function makeRunFolder(out: string, scenario: string, now: Date): { run: string; folder: string } {
  for (let number = 1; ; number += 1) {
    const run = `${scenario}-${stamp(now)}${number === 1 ? "" : `-${number}`}`;
    const folder = join(out, run);
    try {
      mkdirSync(out, { recursive: true });
      mkdirSync(folder);
      return { run, folder };
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EEXIST" && number < 100) continue;
      throw new EnvironmentError(
        `The folder "${folder}" cannot be made: ${reasonOf(error)}.`,
        "Choose a place you may write to with --out DIR.",
        { cause: error },
      );
    }
  }
}
