import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "gameday-packed-"));
const installed = join(folder, "node_modules/gameday");

const textOf = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const manifest = JSON.parse(textOf("package.json")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

function did(command: string, args: readonly string[], cwd = folder) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 280_000 });
  return { status, stdout, stderr };
}

/** What a package manager would lay out, from what lies here already: only what the manifest declares. */
function layOut(): void {
  const packed = did("npm", ["pack", "--silent", "--pack-destination", folder], ROOT);
  expect(packed.status, packed.stderr).toBe(0);
  mkdirSync(installed, { recursive: true });
  const tarball = join(folder, packed.stdout.trim().split("\n").at(-1) ?? "");
  expect(did("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed]).status).toBe(0);
  for (const name of [...Object.keys(manifest.dependencies), "vitest", "typescript", "@types/node"]) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), link);
  }
}

const gameday = (...args: readonly string[]) =>
  did(process.execPath, [join(installed, "cli/gameday.mjs"), ...args]);

/** The files of the guide, in their order. */
function writeGuide(): void {
  const blocks = [...textOf("docs/library.md").matchAll(/^```\w+\n(.*?)^```$/gmsu)].map(([, code]) => code);
  for (const [index, name] of ["shop.mjs", "shop.yaml", "resilience.test.ts"].entries())
    writeFileSync(join(folder, name), String(blocks[index]));
}

describe("the package, in a folder of its own", () => {
  beforeAll(() => {
    layOut();
    writeGuide();
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("has no test, and all that its commands need", () => {
    expect(existsSync(join(installed, "test"))).toBe(false);
    expect(existsSync(join(installed, "campaign/test"))).toBe(false);
    expect(gameday("list")).toMatchObject({ status: 0, stderr: "" });
    const { status, stdout } = gameday("plan", "scenarios/please-wait.yaml");
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^please-wait: /u)]);
  });

  it("carries out a shipped scenario with its databases", () => {
    const small = ["--calls", "3000", "--in", "25s"];
    const { status, stderr } = gameday("run", "gotv-election-day", "--only", "database-slow", ...small);
    expect([0, 1], stderr).toContain(status);
  }, 280_000);

  it("has types that a strict program is checked by", () => {
    const compilerOptions = {
      module: "nodenext",
      target: "es2023",
      strict: true,
      noEmit: true,
      types: ["node"],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    expect(did(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc")])).toMatchObject({
      status: 0,
      stdout: "",
    });
  });

  it("is used by the test of the guide, which passes", () => {
    const { status, stdout } = did(process.execPath, [join(ROOT, "node_modules/vitest/vitest.mjs"), "run"]);
    expect(status, stdout).toBe(0);
    expect(stdout).toMatch(/1 passed/u);
  }, 300_000);
});

it("declares all that the systems it ships need", () => {
  const campaign = JSON.parse(textOf("campaign/package.json")) as typeof manifest;
  expect(manifest.dependencies).toMatchObject(campaign.dependencies);
});
