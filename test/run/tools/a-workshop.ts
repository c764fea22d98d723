import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished, vi } from "vitest";
import type { Workshop } from "../../../run/tools/build-tools.ts";

/** An empty folder that is gone behind the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gameday-tools-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A program for PATH, written as a shell script. */
export function aProgram(folder: string, name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** What this test finds on PATH: these folders, and what a shell script needs. */
export function pathOf(...folders: readonly string[]): void {
  vi.stubEnv("PATH", [...folders, "/usr/bin", "/bin"].join(":"));
  onTestFinished(() => void vi.unstubAllEnvs());
}

const MAIN = (version: string) => `package main\n\nfunc main() { println("tiny version ${version}") }\n`;

/** A Go module without dependencies, so that a real build of it takes a moment and no network. */
export function aWorkshop(source = MAIN("3.4.5")): Workshop {
  const root = aFolder();
  const main = join(root, "modules", "tiny", "main.go");
  mkdirSync(dirname(main), { recursive: true });
  writeFileSync(join(root, "modules", "go.mod"), "module example.org/made\n\ngo 1.25.0\n");
  writeFileSync(main, source);
  const get = { linux: "get it", darwin: "get it", win32: "get it" };
  const tiny = { name: "toxiproxy-cli", package: "example.org/made/tiny", get } as const;
  return {
    tools: [{ ...tiny, linkerFlags: "", versionArgs: [], least: "1.0.0" }],
    modules: join(root, "modules"),
    folder: join(root, "cache", "built"),
  };
}
