import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { onPath } from "./find-tool.ts";

const ANSWER_WITHIN_MS = 10_000;
const run = promisify(execFile);

export interface Go {
  readonly path: string;
  /** As `1.26.8`. */
  readonly version: string;
  /** From 1.21 on Go gets the version that a module asks for by itself; an older one has to be helped. */
  readonly isOld: boolean;
  readonly from: "PATH" | "fetched";
}

/** The Go on PATH, if there is one that answers. */
export async function findGo(): Promise<Go | undefined> {
  const path = onPath("go");
  if (path === undefined) return undefined;
  try {
    const { stdout } = await run(path, ["env", "GOVERSION"], { timeout: ANSWER_WITHIN_MS });
    const [, version, major, minor] = /go((\d+)\.(\d+)(?:\.\d+)?)/u.exec(stdout) ?? [];
    if (version === undefined) return undefined;
    return { path, version, isOld: Number(major) * 1000 + Number(minor) < 1021, from: "PATH" };
  } catch {
    return undefined;
  }
}
