import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTotals } from "../../../../../run/engines/k6/summary.ts";

const real = join(import.meta.dirname, "../../../../fixtures/k6/summary.json");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-k6-summary-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (text: string): string => {
  const file = join(folder, "summary.json");
  writeFileSync(file, text);
  return file;
};

describe("the summary of k6", () => {
  it("has its totals", async () => {
    expect(await readTotals(real)).toEqual({ iterations: 161, requests: 161, dropped: 0 });
  });

  it("leaves out counters that never counted", async () => {
    const text = '{"metrics":{"iterations":{"count":3,"rate":1},"dropped_iterations":{"count":2,"rate":1}}}';
    expect(await readTotals(written(text))).toEqual({ iterations: 3, requests: 0, dropped: 2 });
  });

  it.each([
    ["cut short", '{"metrics":{"iterations":{"co'],
    ["empty", ""],
    ["a list", "[]"],
    ["without metrics", '{"results":{}}'],
    ["with a count that is no number", '{"metrics":{"iterations":{"count":"3"}}}'],
    ["with a metric that is no counter", '{"metrics":{"http_reqs":7}}'],
  ])("has no totals when it is %s", async (_, text) => {
    expect(await readTotals(written(text))).toBeUndefined();
  });

  it("has no totals when it is not there", async () => {
    expect(await readTotals(join(folder, "nowhere.json"))).toBeUndefined();
  });
});
