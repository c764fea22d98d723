import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { healJournal } from "../../../run/journal/heal-journal.ts";
import { identityOf } from "../../../run/journal/identity.ts";
import { RunJournal } from "../../../run/journal/journal.ts";
import { isBeingHealed, locked } from "../../../run/journal/lock.ts";

const HEALER = fileURLToPath(new URL("../../support/a-healer.ts", import.meta.url));
/** Far less than the minute for which a healer waits for another that is alive. */
const AT_ONCE_MS = 20_000;

let folder: string;
let journal: RunJournal;
let lock: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-lock-"));
  vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
  mkdirSync(join(folder, "record"));
  journal = new RunJournal("a-run", folder).begun();
  lock = `${journal.path}.lock`;
});
afterEach(() => {
  child?.kill("SIGKILL");
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const begin = (run: string): number =>
  journal.begin({
    what: "a fix",
    before: "not applied",
    undo: { kind: "step", action: { kind: "run", command: run }, cwd: folder, moot: false },
  });

const heal = async () => await healJournal(journal.path, "heal", "a test");

/** Heals, and says what is true then. */
async function healed() {
  begin("touch undone");
  const from = performance.now();
  const healings = (await heal()).map(({ what, ok }) => [what, ok]);
  const isAtOnce = performance.now() - from < AT_ONCE_MS;
  return {
    healings,
    isAtOnce,
    isUndone: existsSync(join(folder, "undone")),
    left: readdirSync(dirname(lock)),
  };
}
const HEALED = { healings: [["a fix", true]], isAtOnce: true, isUndone: true, left: [] };

describe("a lock", () => {
  it("says whose it is from the moment that it is there, and is gone behind the work", async () => {
    const said = await locked(journal.path, async () => [
      JSON.parse(readlinkSync(lock)),
      isBeingHealed(journal.path),
    ]);
    expect(said).toEqual([identityOf(process.pid), true]);
    expect(isBeingHealed(journal.path)).toBe(false);
    expect(() => readlinkSync(lock)).toThrow("ENOENT");
  });

  it("is gone behind work that fails, too", async () => {
    await expect(locked(journal.path, async () => await Promise.reject(new Error("no")))).rejects.toThrow(
      "no",
    );
    expect(() => readlinkSync(lock)).toThrow("ENOENT");
  });

  it("of a healer that is killed in the middle of its work keeps nobody from it", async () => {
    begin("if test -e begun; then touch undone; else echo $$ > begun; exec sleep 60; fi");
    child = spawn(process.execPath, ["--import", "tsx", HEALER, journal.path], { stdio: "ignore" });
    const began = join(folder, "begun");
    while (!existsSync(began) || readFileSync(began, "utf8") === "") await delay(20);
    expect(JSON.parse(readlinkSync(lock))).toMatchObject({ pid: child.pid });
    expect(isBeingHealed(journal.path)).toBe(true);
    child.kill("SIGKILL");
    await once(child, "exit");
    process.kill(Number(readFileSync(began, "utf8")), "SIGKILL");
    expect(isBeingHealed(journal.path)).toBe(false);
    expect(await heal()).toMatchObject([{ what: "a fix", ok: true }]);
    expect(existsSync(join(folder, "undone"))).toBe(true);
  });

  it("of one whose number another process has by now keeps nobody from it", async () => {
    symlinkSync(JSON.stringify({ pid: process.pid, born: "long ago" }), lock);
    expect(await healed()).toEqual(HEALED);
  });

  it("that is an empty file, whoever left it, is waited for a moment only", async () => {
    writeFileSync(lock, "");
    expect(isBeingHealed(journal.path)).toBe(true);
    expect(await healed()).toEqual(HEALED);
  });

  it.each(["", "garbage", "{}"])("that is an old file with %j in it is not waited for", (text) => {
    writeFileSync(lock, text);
    // The second is that of a clock which was set back since.
    for (const away of [-3600, 3600]) {
      utimesSync(lock, Date.now() / 1000 + away, Date.now() / 1000 + away);
      expect(isBeingHealed(journal.path)).toBe(false);
    }
  });
});

describe("where no lock can be made", () => {
  it("healing finds nothing to do when the folder is gone, and does not wait", async () => {
    begin("touch undone");
    rmSync(join(folder, "state"), { recursive: true });
    const from = performance.now();
    expect(await heal()).toEqual([]);
    expect(performance.now() - from).toBeLessThan(AT_ONCE_MS);
  });

  it("healing goes on without one", async () => {
    begin("touch undone");
    // With four characters more no file can have this name.
    const long = join(dirname(journal.path), `${"a".repeat(248)}.jsonl`);
    writeFileSync(long, readFileSync(journal.path));
    expect(await healJournal(long, "heal", "a test")).toMatchObject([{ what: "a fix", ok: true }]);
    expect([existsSync(join(folder, "undone")), existsSync(long)]).toEqual([true, false]);
  });
});
