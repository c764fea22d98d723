import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { aFolder, aProgram } from "../run/tools/a-workshop.ts";
import { runScript, runTests } from "./a-suite.ts";

const PASSES = 'it("passes", () => expect(1).toBe(1));';
const FAILS = 'it("fails", () => expect(1).toBe(2));';
const STRAY = `it("passes", async () => {
  setTimeout(() => { throw new Error("stray"); });
  await new Promise((resolve) => setTimeout(resolve, 50));
});`;
const NEEDS = `const k6 = await need("k6");
it.skipIf(k6 === undefined)("drives k6", () => expect(k6).toBeDefined());`;
const IMPOSSIBLE = `unmet("it has no second processor");
it.skip("runs on two", () => expect(1).toBe(1));`;

describe("npm test", { timeout: 120_000 }, () => {
  it("runs its projects and ends with nothing but the counts when all has run", async () => {
    const end = await runTests({ "unit/a.test.ts": PASSES, "e2e/b.test.ts": PASSES }, { CI: "true" });
    expect(end.code, end.out + end.err).toBe(0);
    expect(end.last.at(-1)).toBe("2 passed, 0 failed, 0 skipped");
    expect(end.out).not.toContain("Did not run");
    const report = /JSON report written to (\S+)/u.exec(end.out)?.[1] ?? "";
    expect(report).not.toBe("");
    expect(existsSync(report)).toBe(false);
  });

  it("goes on with the next project when one fails, and counts a file that cannot be loaded", async () => {
    const end = await runTests({
      "unit/a.test.ts": FAILS,
      "unit/b.test.ts": 'import "./nowhere.ts";',
      "e2e/c.test.ts": PASSES,
    });
    expect(end.code, end.out + end.err).toBe(1);
    expect(end.last.at(-1)).toBe("1 passed, 2 failed, 0 skipped");
  });

  it("fails for an error outside of every test", async () => {
    const end = await runTests({ "unit/a.test.ts": STRAY });
    expect(end.code, end.out + end.err).toBe(1);
    expect(end.last.slice(-2)).toEqual([
      "Failed: unit ended with code 1; its output says why",
      "1 passed, 0 failed, 0 skipped",
    ]);
  });

  it("tells at the very end what did not run: for want of a tool, by this machine, and for no reason", async () => {
    const end = await runTests({
      "unit/a.test.ts": PASSES,
      "unit/b.test.ts": 'it.skip("later", () => expect(1).toBe(1));',
      "unit/c.test.ts": IMPOSSIBLE,
      "e2e/k6.test.ts": NEEDS,
    });
    expect(end.code, end.out + end.err).toBe(0);
    expect(end.last.slice(end.last.indexOf("Did not run:"))).toEqual([
      "Did not run:",
      '  "k6" is not here:',
      expect.stringMatching(/^ {4}1 test in .*e2e\/k6\.test\.ts$/u),
      expect.stringContaining("get it: npm run tools"),
      expect.stringContaining("get it: "),
      expect.stringMatching(/^ {2}nobody says why: 1 test in .*unit\/b\.test\.ts$/u),
      "  this machine: it has no second processor",
      expect.stringMatching(/^ {4}1 test in .*unit\/c\.test\.ts$/u),
      "1 passed, 0 failed, 3 skipped",
    ]);
  });

  it("fails in CI when a suite did without its tool", async () => {
    const end = await runTests({ "unit/a.test.ts": PASSES, "e2e/k6.test.ts": NEEDS }, { CI: "true" });
    expect(end.code, end.out + end.err).toBe(1);
    expect(end.last.at(-2)).toBe("In CI that is a failure.");
  });

  it("builds missing tools first when Go is there, and runs what it can when that fails", async () => {
    const folder = aFolder();
    aProgram(folder, "go", '[ "$1" = env ] && echo go1.26.0 && exit; echo no such host >&2; exit 1');
    const end = await runTests({ "unit/a.test.ts": PASSES }, { PATH: `${folder}:/usr/bin:/bin` });
    expect(end.code, end.out + end.err).toBe(0);
    expect(end.out).toMatch(
      /^Go is here, k6, toxiproxy-server, toxiproxy-cli not: building first[^]+"k6" could not be built[^]+no such host/u,
    );
    expect(end.last.at(-1)).toBe("1 passed, 0 failed, 0 skipped");
  });

  it("ends on SIGTERM with what runs, and starts no other project", async () => {
    const hangs =
      'it("hangs", async () => { console.log("hanging"); await new Promise(() => setInterval(() => 0, 9)); }, 90_000);';
    const files = { "unit/a.test.ts": hangs, "e2e/b.test.ts": PASSES };
    const end = await runTests(files, {}, { signal: "SIGTERM", after: "hanging" });
    expect(end.code, end.out + end.err).toBe(1);
    const failures = end.last.filter((line) => line.startsWith("Failed: "));
    expect(failures).toEqual([
      expect.stringMatching(/^Failed: unit ended without results \((?:SIGTERM|143)\)$/u),
      "Failed: side-by-side was not started after SIGTERM",
      "Failed: e2e was not started after SIGTERM",
      "Failed: no test ran",
    ]);
    expect(end.last.at(-1)).toBe("0 passed, 0 failed, 0 skipped");
  });
});

describe("npm run tools", () => {
  it("ends with code 3 without Go, and says how to get Go or the tools", async () => {
    const end = await runScript("build-tools.ts", []);
    expect(end.code).toBe(3);
    expect(end.err).toContain('"k6", "toxiproxy-server", "toxiproxy-cli" cannot be built: there is no Go');
    expect(end.err).toContain("https://go.dev/dl");
    expect(end.out).toBe("");
  });
});
