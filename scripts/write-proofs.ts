import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// npm run proofs [-- RUN...]: carries every scenario out in small, and writes what that and these runs have shown into the catalogue.

const VITEST = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const CATALOGUE = fileURLToPath(new URL("write-catalogue.ts", import.meta.url));
const kept = mkdtempSync(join(tmpdir(), "gameday-proofs-"));

const carry = (args: readonly string[], env: NodeJS.ProcessEnv = {}): number | null =>
  spawnSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } }).status;

try {
  const suites = [["days"], ["long", "test/long/everything-day.test.ts"]];
  if (suites.some((suite) => carry([VITEST, "run", "--project", ...suite], { GAMEDAY_PROOFS: kept }) !== 0))
    throw new Error("Not every scenario ended as it must; the catalogue stays as it was.");
  const runs = readdirSync(kept).map((scenario) => join(kept, scenario));
  process.exitCode = carry(["--import", "tsx", CATALOGUE, ...runs, ...process.argv.slice(2)]) ?? 1;
} finally {
  rmSync(kept, { recursive: true, force: true });
}
