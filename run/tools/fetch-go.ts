import { execFile } from "node:child_process";
import { chmod, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { EnvironmentError, reasonOf } from "../../model/errors.ts";
import type { Go } from "./find-go.ts";
import { programFile } from "./find-tool.ts";

const run = promisify(execFile);
const downloaded = z.object({ Dir: z.string() });

async function wantedVersion(modules: string): Promise<string> {
  const text = await readFile(join(modules, "go.mod"), "utf8");
  const version = /^go (\d+\.\d+\.\d+)$/mu.exec(text)?.[1];
  if (version === undefined) throw new Error(`${join(modules, "go.mod")} asks for no version of Go`);
  return version;
}

/** A module keeps no rights to execute; Go gives them back itself from 1.21 on. */
async function makeExecutable(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) await chmod(join(entry.path, entry.name), 0o555);
  }
}

async function download(old: Go, version: string): Promise<string> {
  // Outside of every module, and without flags that somebody set for theirs.
  const place = { cwd: tmpdir(), env: { ...process.env, GOFLAGS: "", GOWORK: "off", GO111MODULE: "on" } };
  const { stdout: host } = await run(old.path, ["env", "GOHOSTOS", "GOHOSTARCH"], place);
  const module = `golang.org/toolchain@v0.0.1-go${version}.${host.trim().replaceAll(/\s+/gu, "-")}`;
  const { stdout } = await run(old.path, ["mod", "download", "-json", module], place);
  return downloaded.parse(JSON.parse(stdout)).Dir;
}

/**
 * The version of Go that these modules ask for, by way of one that is too old to get it by itself. It comes as a
 * module, checked against Go's public checksums, and stays in the module cache.
 */
export async function fetchGo(old: Go, modules: string): Promise<Go> {
  try {
    const version = await wantedVersion(modules);
    const folder = await download(old, version);
    await makeExecutable(join(folder, "bin"));
    await makeExecutable(join(folder, "pkg", "tool"));
    return { path: join(folder, "bin", programFile("go")), version, isOld: false, from: "fetched" };
  } catch (error) {
    throw new EnvironmentError(
      `Go "${old.version}" at "${old.path}" is too old, and a newer one could not be fetched: ${reasonOf(error)}`,
      "Install Go 1.21 or newer: https://go.dev/dl",
      { cause: error },
    );
  }
}
