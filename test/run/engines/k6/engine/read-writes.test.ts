import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readWrites } from "../../../../../run/engines/k6/read-writes.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gameday-writes-"));
});
afterEach(async () => rm(folder, { recursive: true }));

const read = async (file: string): Promise<[number, string][]> => {
  const writes: [number, string][] = [];
  await readWrites(file, (seq, saw) => writes.push([seq, saw]));
  return writes;
};

describe("what the script wrote about writes", () => {
  it.each([
    ["text", (what: string) => `time="2012-11-06T07:00:00Z" level=info msg="${what}" source=console`],
    ["JSON", (what: string) => JSON.stringify({ level: "info", msg: what, source: "console" })],
  ])("is read line by line in k6's %s format, and other lines are passed over", async (_, line) => {
    const file = join(folder, "writes.log");
    const lines = ["a 12", "d 7", "hello", "a 1234567", "a x"].map((what) => line(what));
    await writeFile(file, `${lines.join("\n")}\n`);
    expect(await read(file)).toEqual([
      [12, "acknowledged"],
      [7, "in-doubt"],
      [1_234_567, "acknowledged"],
    ]);
  });

  it("is nothing when there were no writes, and so no file", async () => {
    expect(await read(join(folder, "none.log"))).toEqual([]);
  });
});
