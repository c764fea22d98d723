import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, resolve } from "node:path";
import type { Undo } from "../../model/journal.ts";
import { ask } from "../ask.ts";
import { act } from "../steps.ts";
import { continueGroup, endGroup } from "./end-group.ts";

const CALL_WITHIN_MS = 3000;
const FOLDER = /^gameday-[\w-]+$/u;

/** Nobody listening, or nothing of that name, is as good as removed. */
async function removeLink(url: string, proxy: string): Promise<string> {
  const answer = await ask(`${url}/proxies/${proxy}`, { method: "DELETE", timeoutMs: CALL_WITHIN_MS }).catch(
    (error: unknown) => {
      if (isRefused(error)) return undefined;
      throw error;
    },
  );
  if (answer === undefined) return "its Toxiproxy is gone, and the link with it";
  if (answer.status === 404) return "it was not there any more";
  if (answer.status === 204) return "removed, with all that was on it";
  throw new Error(`status ${answer.status}, ${answer.text.slice(0, 200)}`);
}

/** Node wraps the reason of a failed connection once or twice. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error && (("code" in error && error.code === "ECONNREFUSED") || isRefused(error.cause));

/** Only a folder that a run made itself: a journal is a file, and a file may be damaged. */
async function removeFolder(path: string): Promise<string> {
  const isOurs = resolve(dirname(path)) === resolve(tmpdir()) && FOLDER.test(basename(path));
  if (!isOurs) throw new Error("it is not a temporary folder of a run");
  await rm(path, { recursive: true, force: true });
  return "removed";
}

/** Takes a mutation back and says how; throws when it is not taken back. Doing it twice does no harm. */
export async function takeBack(undo: Undo): Promise<string> {
  switch (undo.kind) {
    case "remove-link":
      return removeLink(undo.url, undo.proxy);
    case "end-process":
      return endGroup(undo.process);
    case "continue-process":
      return continueGroup(undo.process);
    case "step": {
      const { ok, output } = await act(undo.action, undo.cwd);
      if (ok) return "taken back";
      if (undo.moot) return `not answered (${output}); what it would ask ends with the run`;
      throw new Error(output === "" ? "it failed without a word" : output);
    }
    case "remove-folder":
      return removeFolder(undo.path);
    case "nothing":
      return undo.why;
  }
}
