import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { needChromium } from "./needs.ts";

/** A browser of this machine, or nothing, which is told at the end of the tests. */
export const findChromium = needChromium;

/** Runs a browser without a window once; gives back what it prints. */
export function browse(chromium: string, ...args: readonly string[]): string {
  const profile = mkdtempSync(join(tmpdir(), "gameday-chromium-"));
  try {
    return execFileSync(
      chromium,
      ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${profile}`, ...args],
      { encoding: "utf8", timeout: 60_000, stdio: ["ignore", "pipe", "ignore"], maxBuffer: 64_000_000 },
    );
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
