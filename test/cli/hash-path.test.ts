import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashPath } from "../../cli/hash-path.ts";

let folder: string;
const at = (...names: readonly string[]): string => join(folder, ...names);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-hash-"));
  mkdirSync(at("src", "inner"), { recursive: true });
  writeFileSync(at("src", "a.js"), "a\n");
  writeFileSync(at("src", "inner", "b.js"), "b\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const changes = (change: () => void): boolean => {
  const before = hashPath(at("src"));
  change();
  return hashPath(at("src")) !== before;
};

test("a file is told by its bytes", () => {
  expect(hashPath(at("src", "a.js"))).toBe(
    "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7",
  );
});

test.each([
  ["another byte", () => writeFileSync(at("src", "inner", "b.js"), "c\n")],
  ["a new file", () => writeFileSync(at("src", "new.js"), "")],
  ["another name", () => renameSync(at("src", "a.js"), at("src", "z.js"))],
  ["a file in another folder", () => renameSync(at("src", "a.js"), at("src", "inner", "a.js"))],
  ["a link", () => symlinkSync("a.js", at("src", "link.js"))],
])("a folder is another with %s", (_, change) => {
  expect(changes(change)).toBe(true);
});

test.each([
  ["a new date", () => utimesSync(at("src", "a.js"), 1, 1)],
  [
    "what npm and git keep there",
    () => {
      for (const name of ["node_modules", ".git"]) {
        mkdirSync(at("src", "inner", name));
        writeFileSync(at("src", "inner", name, "x"), "x");
      }
    },
  ],
])("%s changes nothing", (_, change) => {
  expect(changes(change)).toBe(false);
});

test("a link that leads round and round is not followed", () => {
  symlinkSync("..", at("src", "inner", "up"));
  expect(hashPath(at("src"))).toMatch(/^[0-9a-f]{64}$/u);
});

test("what is not there has no hash", () => {
  expect(hashPath(at("nowhere"))).toBeUndefined();
  expect(hashPath(at("src", "a.js", "below"))).toBeUndefined();
});

test("a folder of more files than the limit is refused", () => {
  expect(hashPath(at("src"), 2)).toBe(hashPath(at("src")));
  expect(() => hashPath(at("src"), 1)).toThrow("holds more than 1 files");
});
