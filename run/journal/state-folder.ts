import { mkdirSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { EnvironmentError, reasonOf } from "../../model/errors.ts";

function stateRoot(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_STATE_HOME !== undefined && XDG_STATE_HOME !== "") return XDG_STATE_HOME;
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support");
  if (process.platform === "win32") return LOCALAPPDATA ?? join(homedir(), "AppData", "Local");
  return join(homedir(), ".local", "state");
}

/** Where the journals of runs are that are not over: one that is over takes its journal into its own folder. */
export const openRunsFolder = (): string => join(stateRoot(), "gameday", "open-runs");

/** The journals of all runs that are going on or were left unhealed. */
export function openJournals(folder = openRunsFolder()): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".jsonl"))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Makes the folder for them; a run that cannot write down what it is about to do must not begin. */
export function makeOpenRunsFolder(folder = openRunsFolder()): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch (error) {
    throw new EnvironmentError(
      `The folder "${folder}" for the journals of runs cannot be made: ${reasonOf(error)}.`,
      "Set XDG_STATE_HOME to a folder that can be written.",
      { cause: error },
    );
  }
}
