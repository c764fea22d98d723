import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { main } from "../../cli/main.ts";
import { fakeConsole } from "../support/fake-console.ts";

async function doctor(...flags: readonly string[]) {
  const console = fakeConsole();
  const code = await main(["doctor", ...flags], console);
  return { code, ...console.printed };
}

/** Neither on PATH nor built: this test has an empty PATH and an empty cache. */
function withoutTools(): void {
  const folder = mkdtempSync(join(tmpdir(), "gameday-doctor-"));
  mkdirSync(join(folder, "bin"));
  vi.stubEnv("PATH", join(folder, "bin"));
  vi.stubEnv("XDG_CACHE_HOME", folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
}

it("gameday doctor --help shows examples and exit codes", async () => {
  const { code, out } = await doctor("--help");
  expect(code).toBe(0);
  expect(out).toMatch(/Examples:\n {2}gameday doctor\n/u);
  expect(out).toContain("3 it cannot");
});

describe("gameday doctor --no-ceiling", () => {
  it("looks at the machine and sends nothing; missing tools make no run impossible", async () => {
    withoutTools();
    const { code, out, err } = await doctor("--no-ceiling");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(process.versions.node);
    expect(out.match(/not here/gu)).toHaveLength(3);
    expect(out).toContain("This machine can rehearse a day.");
  });

  it("prints the same as JSON", async () => {
    withoutTools();
    const { code, out } = await doctor("--no-ceiling", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      isReady: true,
      machine: { node: process.versions.node },
      tools: [{ tool: { name: "k6" }, state: "missing" }, { state: "missing" }, { state: "missing" }],
      load: { kind: "skipped" },
    });
  });

  it("ends with code 3 where a run is impossible, and says what to mend", async () => {
    vi.stubEnv("TMPDIR", "/nowhere/at/all");
    onTestFinished(() => void vi.unstubAllEnvs());
    const { code, out } = await doctor("--no-ceiling");
    expect(code).toBe(3);
    expect(out).toContain("✗ free disk         /nowhere/at/all cannot be written to");
    expect(out).toContain("This machine cannot rehearse a day");
  });
});
