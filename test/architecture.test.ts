import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** Who may import whom, beside itself. Folders that are not named import nothing of ours. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  scenarios: ["model"],
  faults: ["model"],
  plan: ["model", "scenarios", "faults"],
  findings: ["model"],
  runbooks: ["model"],
  reports: ["model"],
  run: ["model"],
  toxiproxy: [],
  campaign: [],
  cli: ["model", "scenarios", "faults", "plan", "findings", "runbooks", "reports", "run"],
};

const PURE = ["model", "scenarios", "faults", "plan", "findings", "runbooks", "reports"];

/** k6 runs this file, not we; what it imports from plan/ makes call number i the same call on every engine. */
const MAY_IMPORT_TOO: Readonly<Record<string, readonly string[]>> = {
  "run/engines/k6/script.ts": ["plan"],
};

/** What reaches out of a pure function: clocks, chance, I/O, the process. */
const IMPURE: readonly (readonly [string, RegExp])[] = [
  ["a node module", /from "node:/u],
  ["the clock", /\bDate\.now\b|\bnew Date\(\)|\bperformance\b/u],
  ["chance", /\bMath\.random\b|\brandomUUID\b/u],
  ["timers", /\bset(?:Timeout|Interval|Immediate)\(/u],
  ["the network", /\bfetch\(|\bWebSocket\b/u],
  ["the process", /(?<![-\w/])process\.[a-z]|\bglobalThis\b/u],
  ["the console", /\bconsole\./u],
  ["loading on demand", /\bimport\(|\brequire\(/u],
];

const sources = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("node_modules"))
    .filter((name) => folder !== "campaign" || !name.startsWith("test/"))
    .map((name) => join(folder, name));

/** The text without comments, in which words such as "process" are only words. */
const code = (file: string): string =>
  readFileSync(join(ROOT, file), "utf8")
    .replaceAll(/\/\*[\s\S]*?\*\//gu, "")
    .replaceAll(/(^|\s)\/\/.*$/gmu, "$1");

const importedFolders = (file: string): readonly string[] =>
  [...code(file).matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/gu)].map(([, target = ""]) => {
    const path = relative(ROOT, join(ROOT, file, "..", target));
    return path.includes("/") ? (path.split("/")[0] ?? "") : path;
  });

describe.each(Object.entries(MAY_IMPORT))("folder %s", (folder, allowed) => {
  const permitted = new Set([folder, ...allowed, ...(folder === "cli" ? ["package.json"] : [])]);

  it("holds sources", () => {
    expect(sources(folder).length).toBeGreaterThan(0);
  });

  it(`imports only itself and ${allowed.join(", ") || "nothing of ours"}`, () => {
    const wrong = sources(folder).flatMap((file) =>
      importedFolders(file)
        .filter((target) => !permitted.has(target) && !MAY_IMPORT_TOO[file]?.includes(target))
        .map((target) => `${file} imports ${target}/`),
    );
    expect(wrong).toEqual([]);
  });
});

describe.each(PURE)("pure folder %s", (folder) => {
  it("has no clock, no chance, no I/O: the same input gives the same answer", () => {
    const wrong = sources(folder).flatMap((file) =>
      IMPURE.filter(([, pattern]) => pattern.test(code(file))).map(([what]) => `${file} uses ${what}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the house", () => {
  it("is drawn in ARCHITECTURE.md, every folder of it", () => {
    const text = readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8");
    expect(Object.keys(MAY_IMPORT).filter((folder) => !text.includes(`${folder}/`))).toEqual([]);
  });

  it("has source files of at most 200 lines", () => {
    const long = Object.keys(MAY_IMPORT)
      .flatMap((folder) => sources(folder))
      .filter((file) => readFileSync(join(ROOT, file), "utf8").trimEnd().split("\n").length > 200);
    expect(long).toEqual([]);
  });

  it("only lets bin.ts end the process", () => {
    const enders = ["cli", "run", ...PURE].flatMap((folder) =>
      sources(folder).filter((file) => /process\.exit(?:Code)?\b/u.test(code(file))),
    );
    expect(enders).toEqual(["cli/bin.ts"]);
  });
});
