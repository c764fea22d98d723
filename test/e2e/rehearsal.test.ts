import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { needPromtool } from "../support/needs.ts";

const ROOT = join(import.meta.dirname, "../..");
const promtool = needPromtool();
const OUT = mkdtempSync(join(tmpdir(), "gameday-e2e-"));

interface Report {
  readonly verdict: string;
  readonly calls: Readonly<
    Record<"planned" | "sent" | "answered" | "failed" | "dropped" | "unaccounted", number>
  >;
  readonly ledger: Readonly<Record<"acknowledged" | "stored" | "lost" | "doubled" | "inDoubt", number>>;
  readonly breaks: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly reason: string;
    readonly fixes: readonly { readonly id: string; readonly outcome: string }[];
    readonly runbook: string;
  }[];
  readonly healed: boolean;
}

const gameday = async (...args: readonly string[]): Promise<{ code: number | null; out: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "cli/bin.ts", ...args], { cwd: ROOT });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.resume();
    child.once("close", (code) => resolve({ code, out }));
  });

const files = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith("record"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

const hashes = (folder: string): readonly string[] =>
  files(folder).map((file) => `${file} ${createHash("sha256").update(readFileSync(file)).digest("hex")}`);

// A machine that is busy with something else cannot tell: then a break is inconclusive, and never anything worse.
const orInconclusive = (outcome: string): readonly string[] => [outcome, "inconclusive"];

describe("the election day in small: 60,000 calls in a minute", () => {
  let report: Report;
  let code: number | null;
  let folder: string;

  beforeAll(async () => {
    const run = await gameday("run", "--calls", "60000", "--in", "60s", "--out", OUT, "--json", "--quiet");
    code = run.code;
    report = JSON.parse(run.out);
    folder = join(OUT, readdirSync(OUT)[0] ?? "");
  }, 300_000);

  afterAll(() => rmSync(OUT, { recursive: true, force: true }));

  it("accounts for every call", () => {
    const { planned, sent, answered, failed, dropped, unaccounted } = report.calls;
    expect({ planned, sum: sent + dropped, unaccounted }).toEqual({
      planned: 60_000,
      sum: 60_000,
      unaccounted: 0,
    });
    expect(answered + failed).toBe(sent);
  });

  it("loses no acknowledged write and stores none twice", () => {
    expect(report.ledger).toMatchObject({ lost: 0, doubled: 0 });
    expect(report.ledger.acknowledged).toBeGreaterThan(10_000);
    expect(report.ledger.stored).toBe(report.ledger.acknowledged + report.ledger.inDoubt);
  });

  it("proves the fixes that help and rejects the larger pool", () => {
    const outcomes = Object.fromEntries(report.breaks.map(({ id, outcome }) => [id, outcome]));
    for (const id of ["database-slow", "cache-lost", "database-lost"]) {
      expect(orInconclusive("fix-proven"), JSON.stringify(report.breaks)).toContain(outcomes[id]);
    }
    const slow = report.breaks.find(({ id }) => id === "database-slow");
    expect(slow?.fixes.map(({ id, outcome }) => [id, outcome])).toEqual([
      ["bigger-pool", "rejected"],
      ["degraded-mode", "proven"],
    ]);
  });

  it("ends healed, with the exit code of its verdict", () => {
    expect(report.healed).toBe(true);
    expect(code).toBe(report.verdict === "READY" ? 0 : 1);
  });

  it("leaves a report in four formats, a runbook for every break, and its alerts", () => {
    const names = files(folder).map((file) => file.slice(folder.length + 1));
    expect(names).toEqual([
      "alerts/gotv-election-day.rules.yml",
      "alerts/gotv-election-day.rules_test.yml",
      "junit.xml",
      "report.html",
      "report.json",
      "report.md",
      "runbooks/cache-lost.md",
      "runbooks/database-lost.md",
      "runbooks/database-slow.md",
    ]);
  });

  it.skipIf(promtool === undefined)("leaves alerts that fire in its own breaks, as promtool sees it", () => {
    const test = join(folder, "alerts", "gotv-election-day.rules_test.yml");
    const end = spawnSync(promtool ?? "", ["test", "rules", test], { encoding: "utf8" });
    expect([end.status, end.stdout]).toEqual([0, expect.stringContaining("SUCCESS")]);
  });

  it("renders the same bytes again from the record alone", async () => {
    const before = hashes(folder);
    const again = await gameday("report", folder);
    expect(again.code).toBe(code);
    expect(hashes(folder)).toEqual(before);
  });
});
