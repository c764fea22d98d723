import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const TESTS = join(import.meta.dirname, "..");
const ITEMS = 67;

/** The numbered items that no test carries, and why. */
const ELSEWHERE: Readonly<Record<number, string>> = {
  46: "is advice to those who write reports; that the coin is the connection's is item 43",
  65: "is a performance figure: the benchmark measures it, side by side",
  66: "is a performance figure: the benchmark measures it, side by side",
};

const titles = ["conformance", "long"]
  .flatMap((folder) => readdirSync(join(TESTS, folder)).map((file) => join(TESTS, folder, file)))
  .filter((file) => file.endsWith(".test.ts"))
  .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/"c(\d+) /gu)]);

it("every numbered item is the title of a test, or stands in the table with its reason", () => {
  const tested = new Set(titles.map(([, item]) => Number(item)));
  const all = Array.from({ length: ITEMS }, (_, index) => index + 1);
  expect(all.filter((item) => !tested.has(item) && !(item in ELSEWHERE))).toEqual([]);
  expect(all.filter((item) => tested.has(item) && item in ELSEWHERE)).toEqual([]);
});
