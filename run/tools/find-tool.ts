import { execFile } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { EnvironmentError } from "../../model/errors.ts";
import { toolFolder } from "./cache-folder.ts";
import { TOOLS, type ToolName } from "./catalogue.ts";

const ANSWER_WITHIN_MS = 10_000;
const run = promisify(execFile);

export interface FoundTool {
  readonly name: ToolName;
  readonly path: string;
  /** As `2.2.0`; empty when the program does not say. */
  readonly version: string;
  readonly from: "PATH" | "cache";
}

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

/** The name of a program's file on this platform. */
export const programFile = (name: string): string => (process.platform === "win32" ? `${name}.exe` : name);

/** Where PATH has a program of this name. */
export function onPath(name: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, programFile(name)))
    .find(isProgram);
}

/** Where a tool is: on PATH, otherwise in the folder of those that were built. */
export function locate(name: ToolName, folder = toolFolder()): Pick<FoundTool, "path" | "from"> | undefined {
  const installed = onPath(name);
  if (installed !== undefined) return { path: installed, from: "PATH" };
  const built = join(folder, programFile(name));
  return isProgram(built) ? { path: built, from: "cache" } : undefined;
}

/** What a program says its version is, as `2.2.0`; empty when it says none. */
export async function versionOf(path: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(path, [...args], { timeout: ANSWER_WITHIN_MS });
  return /\bv?(\d+\.\d+\.\d+)/u.exec(`${stdout}\n${stderr}`)?.[1] ?? "";
}

/** The tool as it is installed or built here: one on PATH is used as it is. */
export async function findTool(name: ToolName): Promise<FoundTool | undefined> {
  const tool = TOOLS.find((known) => known.name === name);
  const found = locate(name);
  if (tool === undefined || found === undefined) return undefined;
  const version = await versionOf(found.path, tool.versionArgs).catch(() => "");
  return { name, version, ...found };
}

/** The tool, or an error that says how to get it. */
export async function requireTool(name: ToolName): Promise<FoundTool> {
  const found = await findTool(name);
  if (found !== undefined) return found;
  throw new EnvironmentError(
    `"${name}" is neither on PATH nor built.`,
    "With Go installed, npm run tools builds it; gameday doctor says how else to get it.",
  );
}
