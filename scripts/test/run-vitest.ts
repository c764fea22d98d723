import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readResults, type FileCount } from "./results.ts";

const VITEST = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));

export interface ProjectEnd {
  readonly counts: readonly FileCount[];
  /** How it failed beside failed tests: unhandled errors, a crash, a signal. */
  readonly trouble?: string;
}

export interface ProjectWish {
  readonly project: string;
  readonly args: readonly string[];
  /** A folder for the report of this run. */
  readonly folder: string;
  /** The file for needs that were not met. */
  readonly notes: string;
}

/** Runs one project of the suite with its usual output, and counts. */
export async function runProject(
  { project, args, folder, notes }: ProjectWish,
  stop: AbortSignal,
): Promise<ProjectEnd> {
  const file = join(folder, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const child = spawn(process.execPath, [VITEST, "run", "--project", project, ...reporters, ...args], {
    stdio: "inherit",
    env: { ...process.env, GAMEDAY_UNMET_NEEDS: notes },
  });
  const end = (): void => void child.kill("SIGTERM");
  stop.addEventListener("abort", end);
  const [code, signal]: (number | string | null)[] = await once(child, "exit");
  stop.removeEventListener("abort", end);
  if (!existsSync(file))
    return { counts: [], trouble: `${project} ended without results (${signal ?? code})` };
  const counts = readResults(readFileSync(file, "utf8"));
  if (code === 0 || counts.some(({ failed }) => failed > 0)) return { counts };
  return { counts, trouble: `${project} ended with ${signal ?? `code ${code}`}; its output says why` };
}
