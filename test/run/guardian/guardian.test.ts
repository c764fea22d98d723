import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAlive } from "../../support/is-alive.ts";
import { openJournals } from "../../../run/journal/state-folder.ts";

const RUN = fileURLToPath(new URL("../../support/a-guarded-run.ts", import.meta.url));
const LOOKS = 200;

let folder: string;
let child: ChildProcess | undefined;
let guardian: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-guardian-"));
  mkdirSync(join(folder, "record"));
});
afterEach(async () => {
  child?.kill("SIGKILL");
  // It heals behind that, for which it needs its folder.
  if (!(await comes(() => !isAlive(guardian)))) throw new Error("The guardian does not end.");
  rmSync(folder, { recursive: true, force: true });
});

/** A run under a guardian, once its one change is in the journal. */
async function aRun(...args: string[]): Promise<() => string> {
  child = spawn(process.execPath, ["--import", "tsx", RUN, folder, ...args], {
    env: { ...process.env, XDG_STATE_HOME: join(folder, "state") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  while (!text.includes("\n")) await delay(20);
  guardian = Number(text.split("\n")[0]);
  return () => text;
}

const isUndone = (): boolean => existsSync(join(folder, "undone"));
const left = (): readonly string[] => openJournals(join(folder, "state", "gameday", "open-runs"));

async function comes(holds: () => boolean): Promise<boolean> {
  for (let look = 0; look < LOOKS && !holds(); look += 1) await delay(50);
  return holds();
}

describe("a guardian", () => {
  it("ends a run that lets a deadline pass, though it gives signs of life, and heals", async () => {
    await aRun("1000");
    expect(await comes(() => isUndone() && left().length === 0)).toBe(true);
    expect(child?.signalCode).toBe("SIGKILL");
  });

  it("does nothing while the deadline is far and the run gives signs of life", async () => {
    await aRun("60000");
    await delay(2000);
    expect([child?.exitCode, isUndone(), left().length]).toEqual([null, false, 1]);
  });

  it("keeps a journal of which a line cannot be read, and tells the record", async () => {
    const events = join(folder, "record", "events.jsonl");
    writeFileSync(events, '{"at":7,"kind":"fault-on"}\n');
    await aRun("60000");
    const [journal = ""] = left();
    appendFileSync(journal, "garbage\n");
    child?.kill("SIGKILL");
    expect(await comes(() => !isAlive(guardian))).toBe(true);
    expect([isUndone(), left()]).toEqual([true, [journal]]);
    const told = JSON.parse(readFileSync(events, "utf8").trim().split("\n").at(-1) ?? "");
    expect(told).toMatchObject({
      at: 7,
      kind: "healed",
      ok: false,
      checks: [
        { what: "a fix", ok: true },
        {
          what: `line 3 of ${journal}`,
          ok: false,
          detail: expect.stringContaining("the guardian could not"),
        },
      ],
    });
  });

  it("that was let go leaves what is open to gameday heal", async () => {
    await aRun("", "let go");
    if (child?.exitCode === null) await once(child, "exit");
    await delay(500);
    expect([child?.exitCode, isUndone(), left().length]).toEqual([0, false, 1]);
  });

  it("that is killed is missed by its run", async () => {
    const said = await aRun("");
    process.kill(guardian, "SIGKILL");
    expect(await comes(() => said().includes("the guardian is gone"))).toBe(true);
  });
});
