import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { PROJECTS } from "../../scripts/test/projects.ts";

const ROOT = join(import.meta.dirname, "../..");
const CONFIG = `export default { test: { projects: ${JSON.stringify(PROJECTS)}.map((name) => ({
  test: { name, include: [name + "/*.test.ts"] },
})) } };`;

/** Imports of a test file in such a suite. */
const IMPORTS = `import { it, expect } from "vitest";
import { need, unmet } from "${join(ROOT, "test/support/needs.ts")}";
`;

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gameday-suite-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with a vitest suite of its own: file names such as `unit/a.test.ts` with their source. */
function aSuite(files: Readonly<Record<string, string>>): string {
  const folder = aFolder();
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "vitest.config.js"), CONFIG);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const [name, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), IMPORTS + source);
  }
  return folder;
}

export interface ScriptEnd {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The last lines, the very last one at the end. */
  readonly last: readonly string[];
}

/** A signal for the script, as soon as it has said this. */
interface Interruption {
  readonly signal: NodeJS.Signals;
  readonly after: string;
}

/** Runs one of our scripts where no tool is on PATH nor built, and no Go either. */
export async function runScript(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  interruption?: Interruption,
): Promise<ScriptEnd> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|CI$|NODE_ENV$|GAMEDAY_)/u.test(name),
  );
  const child = spawn(process.execPath, ["--import", "tsx", join("scripts", script), ...args], {
    cwd: ROOT,
    env: { ...Object.fromEntries(own), PATH: "/usr/bin:/bin", XDG_CACHE_HOME: aFolder(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    said.out += chunk.toString();
    if (interruption !== undefined && said.out.includes(interruption.after)) child.kill(interruption.signal);
  });
  child.stderr.on("data", (chunk: Buffer) => (said.err += chunk.toString()));
  const [code]: (number | null)[] = await once(child, "close");
  return { code: code ?? null, ...said, last: said.out.trimEnd().split("\n") };
}

/** Runs `npm test` over a suite like this instead of ours. */
export const runTests = async (
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  interruption?: Interruption,
): Promise<ScriptEnd> => await runScript("test.ts", ["--root", aSuite(files)], env, interruption);
