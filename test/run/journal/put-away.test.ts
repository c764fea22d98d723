import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { putAway } from "../../../run/journal/journal.ts";
import { undoText } from "../../../run/journal/read-journal.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-put-away-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("a journal that is kept beside the record holds no secret that a reply told", () => {
  const [journal, kept] = [join(folder, "a-run.jsonl"), join(folder, "journal.jsonl")];
  const detail = "not answered (401 for postgres://gotv:hunter22@db, Authorization: Bearer hunter22)";
  writeFileSync(journal, `${JSON.stringify({ kind: "undone", id: 1, at: 1, by: "heal", detail })}\n`);
  putAway(journal, kept);
  const text = readFileSync(kept, "utf8");
  expect(text).toContain("postgres://gotv:****@db");
  expect(text).not.toContain("hunter22");
});

it("a journal with a line that cannot be read is kept beside the record without it", () => {
  const [journal, kept] = [join(folder, "a-run.jsonl"), join(folder, "journal.jsonl")];
  const line = JSON.stringify({ kind: "undone", id: 1, at: 1, by: "heal", detail: "removed" });
  writeFileSync(journal, `{"undo":"hunter22\n${line}\n`);
  putAway(journal, kept);
  expect(readFileSync(kept, "utf8")).toBe(`{"kind":"unreadable"}\n${line}\n`);
});

it("what is told to type is what would have been done, whatever is in it", () => {
  const [url, body] = ["http://127.0.0.1:1/off?a=b&c=$(id)", '{"it\'s": "`id`"}'];
  const command = undoText({
    kind: "step",
    action: { kind: "http", method: "POST", url, body },
    cwd: "/",
    moot: false,
  });
  const { stdout } = spawnSync("/bin/sh", ["-c", `curl() { printf '%s\\0' "$@"; }; ${command}`], {
    encoding: "utf8",
  });
  expect(stdout.split("\0")).toEqual(expect.arrayContaining([url, body]));
});
