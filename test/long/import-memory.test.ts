import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { watchVitals } from "./support/vitals.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
/** A Node with TypeScript takes about 100 MB, and a tree of 20,000 nodes 30 more. */
const MOST_MEGABYTES = 260;
const LOOK_EVERY_MS = 100;
/** GAMEDAY_IMPORT_MEGABYTES makes a quick try of it. So long that a memory which grows with the log would show. */
const MEGABYTES = Number(process.env["GAMEDAY_IMPORT_MEGABYTES"] ?? 600);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-import-memory-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Hundreds of pieces are more days than are kept. */
const PIECES_A_DAY = 25;

const two = (value: number): string => String(value).padStart(2, "0");

/** About a megabyte of a log with everything that could pile up: ids, names, routes of scanners, long lines. */
function piece(number: number): string {
  const lines = Array.from({ length: 6000 }, (_, index) => {
    const id = number * 6000 + index;
    const name = id.toString(36).replaceAll(/\d/gu, "x");
    const at = `${two(1 + (Math.floor(number / PIECES_A_DAY) % 30))}/Nov/2012:${two(number % 24)}:${two(index % 60)}:07 -0500`;
    const path = [
      `/voters/${id}/notes?q=${id}`,
      `/users/${name}/profile`,
      `/${name}.php`,
      `/a/${name}/b/${name}`,
    ][id % 4];
    return `203.0.113.9 - - [${at}] "GET ${path ?? ""} HTTP/1.1" 200 77 "https://www.example.org/${id}" "a phone ${"y".repeat(60)}"`;
  });
  return `${lines.join("\n")}\n${number % 50 === 0 ? `${"z".repeat(2_000_000)}\n` : ""}`;
}

/** Imports a log of so many bytes from stdin; the most memory that it took. */
async function importOf(bytes: number): Promise<{ megabytes: number; read: number; calls: number }> {
  const args = [
    "--import",
    "tsx",
    "cli/bin.ts",
    "import",
    "-",
    "--json",
    "--out",
    join(folder, "day.yaml"),
    "--force",
  ];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["pipe", "pipe", "ignore"] });
  const exited = once(child, "exit");
  let out = "";
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  const most = { megabytes: 0 };
  const vitals = watchVitals(child.pid ?? 0, LOOK_EVERY_MS);
  for (let [sent, number] = [0, 0]; sent < bytes; number += 1) {
    const text = piece(number);
    sent += text.length;
    if (!child.stdin.write(text)) await once(child.stdin, "drain");
  }
  most.megabytes = Math.max(...vitals().map(({ megabytes }) => megabytes));
  child.stdin.end();
  expect((await exited)[0]).toBe(0);
  const { read, calls } = JSON.parse(out) as { read: number; calls: number };
  return { ...most, read, calls };
}

it(
  "a log ten times as long is imported in the same memory",
  async ({ annotate }) => {
    const [short, long] = [await importOf(MEGABYTES * 100_000), await importOf(MEGABYTES * 1_000_000)];
    const told = `${short.megabytes.toFixed(0)} MB for ${MEGABYTES / 10} MB, ${long.megabytes.toFixed(0)} MB for ${MEGABYTES} MB`;
    console.log(told);
    await annotate(told);
    expect(long.read).toBeGreaterThan(5 * short.read);
    expect(long.calls).toBeGreaterThan(0);
    expect(Math.max(short.megabytes, long.megabytes)).toBeLessThan(MOST_MEGABYTES);
    expect(readFileSync(join(folder, "day.yaml"), "utf8")).toContain("get-users-value-profile");
  },
  10 * 60_000,
);
