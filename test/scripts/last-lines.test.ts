import { expect, it } from "vitest";
import { lastLines, type TestEnd } from "../../scripts/test/last-lines.ts";
import { waysToGet } from "../../scripts/test/prepare-tools.ts";
import { readResults } from "../../scripts/test/results.ts";
import { readUnmet } from "../../scripts/test/unmet.ts";

const anEnd = (changes: Partial<TestEnd> = {}): TestEnd => ({
  counts: [{ file: "/a.test.ts", passed: 5, failed: 0, skipped: 0 }],
  unmet: [],
  troubles: [],
  isCi: false,
  howToGet: () => ["type this"],
  shown: (file) => file.slice(1),
  ...changes,
});

const skipping = { file: "/b.test.ts", passed: 0, failed: 0, skipped: 2 };
const [k6, impossible] = [
  { file: "/b.test.ts", tool: "k6", found: "" },
  { file: "/b.test.ts", reason: "not root" },
] as const;

it.each([
  ["all passed", {}, 0, 0],
  ["a test failed", { counts: [{ ...skipping, skipped: 0, passed: 1, failed: 1 }] }, 1, 1],
  ["a project crashed", { troubles: ["unit ended without results"] }, 1, 1],
  ["no test ran", { counts: [skipping], unmet: [impossible] }, 1, 1],
  ["a tool was missing", { counts: [...anEnd().counts, skipping], unmet: [k6] }, 0, 1],
  ["a tool was missing, its file not even counted", { unmet: [k6] }, 0, 1],
  ["nobody says why", { counts: [...anEnd().counts, skipping] }, 0, 1],
  ["the machine cannot", { counts: [...anEnd().counts, skipping], unmet: [impossible] }, 0, 0],
] as const)("%s: exit codes here and in CI", (_, changes, here, inCi) => {
  expect(lastLines(anEnd(changes)).code).toBe(here);
  expect(lastLines(anEnd({ ...changes, isCi: true })).code).toBe(inCi);
});

it("the last line is the counts alone, whatever stands before", () => {
  const { text } = lastLines(anEnd({ counts: [...anEnd().counts, skipping], unmet: [k6], troubles: ["x"] }));
  expect(text.endsWith("\n5 passed, 0 failed, 2 skipped\n")).toBe(true);
});

it("a tool is told once, with all files that wanted it", () => {
  const counts = [...anEnd().counts, skipping, { ...skipping, file: "/c.test.ts", skipped: 1 }];
  const unmet = [k6, { ...k6, file: "/c.test.ts" }, k6];
  expect(lastLines(anEnd({ counts, unmet })).text.split("\n").slice(0, 5)).toEqual([
    "Did not run:",
    '  "k6" is not here:',
    "    2 tests in b.test.ts",
    "    1 test in c.test.ts",
    "    get it: type this",
  ]);
});

it("a tool that is too old is told as such, with where it was found", () => {
  const unmet = [{ ...k6, found: "1.0.0 at /usr/bin/k6" }];
  expect(lastLines(anEnd({ unmet })).text).toContain('"k6" is too old, 1.0.0 at /usr/bin/k6:');
});

it("every tool that a test can want has a way to get it", () => {
  for (const tool of ["k6", "toxiproxy-server", "toxiproxy-cli", "go", "promtool"]) {
    const [need] = readUnmet(`${JSON.stringify({ file: "a", tool, found: "" })}\n`);
    expect(need).toMatchObject({ tool });
    expect(waysToGet(tool).join().length).toBeGreaterThan(10);
  }
});

const fileOf = (name: string, status: string, ...statuses: string[]) => ({
  name,
  status,
  assertionResults: statuses.map((each) => ({ status: each })),
});

it("results are counted by what became of each test", () => {
  const testResults = [
    fileOf("a", "failed", "passed", "passed", "failed", "skipped", "todo"),
    fileOf("b", "failed"),
    fileOf("c", "passed"),
  ];
  expect(readResults(JSON.stringify({ testResults }))).toEqual([
    { file: "a", passed: 2, failed: 1, skipped: 2 },
    { file: "b", passed: 0, failed: 1, skipped: 0 },
    { file: "c", passed: 0, failed: 0, skipped: 0 },
  ]);
});
