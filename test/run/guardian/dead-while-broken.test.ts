import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openJournals } from "../../../run/journal/state-folder.ts";
import { isAlive } from "../../support/is-alive.ts";
import { startWedgedToxiproxy, type WedgedToxiproxy } from "../../support/wedged-toxiproxy.ts";

const RUN = fileURLToPath(new URL("../../support/a-breaking-run.ts", import.meta.url));
const IN_TIME_MS = 20_000;

let folder: string;
let toxiproxy: WedgedToxiproxy;
let child: ChildProcess;
let guardian = 0;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gameday-broken-"));
  mkdirSync(join(folder, "record"));
  toxiproxy = await startWedgedToxiproxy();
  await toxiproxy.api("POST", "/proxies", { name: "orders", listen: "127.0.0.1:0", upstream: "127.0.0.1:9" });
});
afterEach(async () => {
  child.kill("SIGKILL");
  await comes(() => !isAlive(guardian));
  await toxiproxy.close();
  rmSync(folder, { recursive: true, force: true });
});

async function comes(holds: () => boolean | Promise<boolean>): Promise<boolean> {
  const late = performance.now() + IN_TIME_MS;
  while (!(await holds()) && performance.now() < late) await delay(10);
  return await holds();
}

async function aRun(dialect: string, kind: string): Promise<void> {
  child = spawn(process.execPath, ["--import", "tsx", RUN, folder, toxiproxy.url, dialect, kind], {
    env: { ...process.env, XDG_STATE_HOME: join(folder, "state") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  await comes(() => text.includes("\n"));
  guardian = Number(text);
}

const proxies = async (): Promise<string> => JSON.stringify(await toxiproxy.api("GET", "/proxies"));
const asked = (call: RegExp): number => toxiproxy.calls.filter((known) => call.test(known)).length;
const left = (): readonly string[] => openJournals(join(folder, "state", "gameday", "open-runs"));

const AWAY = /^DELETE \/proxies\/a-run-edge$/u;
const SWITCHED = { server: AWAY, embedded: /^POST \/proxies\/a-run-edge .*"enabled":true/u } as const;

const MOMENTS = [
  ["repoint", "server", "is on", async () => (await proxies()).includes("127.0.0.1:7")],
  ["repoint", "embedded", "is on", async () => (await proxies()).includes("127.0.0.1:7")],
  ["repoint", "server", "has taken its link away to make it anew", () => asked(AWAY) === 1],
  ["flapping", "server", "is on for the first time", () => asked(/"enabled":false/u) === 1],
  ["flapping", "server", "goes off for the third time", () => asked(SWITCHED.server) === 3],
  ["flapping", "embedded", "goes off for the third time", () => asked(SWITCHED.embedded) === 3],
] as const;

describe("a run that is killed when its fault", () => {
  it.each(MOMENTS)("(%s, through %s) %s leaves somebody's Toxiproxy as it was", async (...moment) => {
    const [kind, dialect, when, isNow] = moment;
    const before = await proxies();
    if (when.startsWith("has taken")) toxiproxy.trap(AWAY, "is done, yet hangs", 1);
    await aRun(dialect, kind);
    expect(await comes(isNow)).toBe(true);
    expect(left()).toHaveLength(1);
    child.kill("SIGKILL");
    expect(await comes(async () => (await proxies()) === before && left().length === 0)).toBe(true);
    expect(await comes(() => !isAlive(guardian))).toBe(true);
  });
});
