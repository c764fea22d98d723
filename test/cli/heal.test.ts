import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { main } from "../../cli/main.ts";
import type { JournalLine } from "../../model/journal.ts";
import { appendLine } from "../../run/journal/journal.ts";
import { fakeConsole } from "../support/fake-console.ts";

let folder: string;
let journal: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-heal-"));
  vi.stubEnv("XDG_STATE_HOME", folder);
  mkdirSync(join(folder, "gameday", "open-runs"), { recursive: true });
  mkdirSync(join(folder, "record"));
  journal = join(folder, "gameday", "open-runs", "a-day.jsonl");
  const process = { pid: 999_999, born: "long ago" };
  appendLine(journal, { kind: "run-opened", version: 1, run: "a-day", process, folder });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function gameday(...args: readonly string[]) {
  const console = fakeConsole();
  const code = await main(args, console);
  return { code, ...console.printed };
}

const begin = (id: number, what: string): void => {
  const action = { kind: "run", command: `touch ${what}-undone` } as const;
  const undo = { kind: "step", action, cwd: folder, moot: false } as const;
  appendLine(journal, { kind: "begin", id, at: 1, what, before: "off", undo } satisfies JournalLine);
};

describe("gameday heal, on the journal of a dead run with a line that cannot be read", () => {
  beforeEach(() => {
    begin(1, "one");
    appendFileSync(journal, '{"kind":"begin","id":2,"at":1,"what":"cut off by \u0000\n');
    begin(3, "three");
  });

  it("takes back what it can read, names file and line, says what to type, and ends with 4", async () => {
    const { code, out } = await gameday("heal");
    expect(code).toBe(4);
    for (const what of ["one", "three"]) {
      expect(out).toContain(`✓ ${what}: taken back`);
      expect(existsSync(join(folder, `${what}-undone`))).toBe(true);
    }
    expect(out).toContain(`✗ line 3 of ${journal}: cannot be read, so nobody knows what it changed`);
    expect(out).toContain('it came after "one" and before "three"');
    expect(out).toContain(`type: sed -n 3p ${journal} #`);
    expect(out).toContain("NOT everything is healed.");
    expect(out).not.toContain("Everything is healed.");
  });

  it("says so again and again, also as JSON, until the journal is deleted", async () => {
    await gameday("heal");
    const again = await gameday("heal", "--json");
    expect(again.code).toBe(4);
    const runs = [{ run: "a-day", healings: [{ ok: false, what: `line 3 of ${journal}` }] }];
    expect(JSON.parse(again.out)).toMatchObject({ healed: false, runs });
    rmSync(journal);
    expect(await gameday("heal")).toMatchObject({ code: 0, out: "Nothing to heal.\n" });
  });

  it("keeps the next run from starting, with the line in what is still open", async () => {
    await gameday("heal");
    const { code, err } = await gameday("run", "--calls", "60000", "--in", "45s", "--out", folder);
    expect(code).toBe(4);
    expect(err).toContain("still open: whatever stood in its journal at line 3.");
    expect(err).toContain("Type: gameday heal");
  });
});

describe("gameday heal, on damage that hides no change", () => {
  it.each([
    ["a line that took something back", "garbage\n", [2]],
    ["a last line that was cut off before its change", '{"kind":"begin","id":2,"at":1,"wh', []],
  ])("%s: everything is healed", async (_, text, more) => {
    begin(1, "one");
    appendFileSync(journal, text);
    for (const id of more) begin(id, "two");
    const { code, out } = await gameday("heal");
    expect([code, out.includes("\nEverything is healed.\n")]).toEqual([0, true]);
    expect(existsSync(journal)).toBe(false);
    expect(existsSync(join(folder, "one-undone"))).toBe(true);
  });
});
