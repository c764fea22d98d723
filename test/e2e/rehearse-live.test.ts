import { once } from "node:events";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { needChromium } from "../support/needs.ts";
import { aBreak, aScenario } from "./support/a-scenario.ts";
import { aFile, aFolder, eventsOf, PLAYGROUND, startCli, type RunningCli } from "./support/run-cli.ts";
import { seriousTroubles } from "./support/serious-troubles.ts";

const executablePath = needChromium();
const target = createServer((_, response) => response.end("hello"));

let browser: Browser;
let held: RunningCli | undefined;

beforeAll(async () => {
  await once(target.listen(0, "127.0.0.1"), "listening");
  if (executablePath !== undefined)
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});

afterAll(async () => {
  // A rehearsal that was given up on by its test would go on for a quarter of an hour.
  held?.child.kill("SIGTERM");
  await held?.end;
  await browser?.close();
  target.closeAllConnections();
  target.close();
  await once(target, "close");
  rmSync(PLAYGROUND, { recursive: true, force: true });
});

interface Seats {
  readonly desk: RunningCli;
  /** The file that holds the address of the game master. */
  readonly file: string;
  readonly master: Page;
  readonly players: Page;
}

/** Pages hear of it once a second, and later from a machine that is busy. */
const SOON = { timeout: 20_000 };

async function aPage(address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  return page;
}

async function seated(): Promise<Seats> {
  const to = `127.0.0.1:${(target.address() as AddressInfo).port}`;
  const scenario = aFile(aScenario({ to, breaks: aBreak() }));
  const out = aFolder();
  const desk = startCli(["rehearse", "slow", scenario, "--window", "10s", "--live", "--out", out], out);
  held = desk;
  let said = "";
  desk.child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await desk.says("for who leads");
  await expect.poll(() => said, SOON).toMatch(/players +http\S+\//u);
  const [, players = ""] = /players +(http\S+)/u.exec(said) ?? [];
  const [, file = ""] = /the address is in (\S+),/u.exec(said) ?? [];
  return {
    desk,
    file,
    players: await aPage(players),
    master: await aPage(readFileSync(file, "utf8").trim()),
  };
}

const textOf = async (page: Page): Promise<string> => await page.locator("body").innerText();

describe.skipIf(executablePath === undefined)("the control room of a rehearsal", () => {
  it("shows who leads the break and the clock of the people, and tells the people neither", async () => {
    const { desk, file, master, players } = await seated();
    const secret = readFileSync(file, "utf8").trim();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect.poll(async () => await textOf(master), SOON).toMatch(/slow\s+\d+ s into the traffic/u);
    expect(await textOf(master)).toMatch(/The fault is not on yet\./u);

    await desk.records('"kind":"fault-on"');
    desk.child.stdin.write("noticed\n");
    await expect.poll(async () => await textOf(master), SOON).toMatch(/People noticed\s+\d+ s/u);
    expect(await textOf(master)).toMatch(/The fault is on for \d+ s\./u);
    expect(await textOf(master)).toMatch(/Runbook opened\s+not yet/u);
    expect(await textOf(players)).toMatch(/The day is running/u);
    // An alert that fires is for everybody, and has the break in its name.
    expect(await players.content()).not.toMatch(/\bslow\b|FAULT|noticed|[Pp]eople|Stop and heal/u);
    expect(await seriousTroubles(master)).toEqual([]);

    await master.locator('input[value="inject"]').check();
    await master.locator("#text").fill("the press calls");
    await master.keyboard.press("Enter");
    await desk.records('"text":"the press calls"');

    desk.child.stdin.write("give up\n");
    const end = await desk.end;
    // Ready or not: so mild a fault is withstood, and a machine that is busy with something else cannot tell.
    expect([0, 1], end.stderr).toContain(end.code);
    expect(end.stderr).not.toContain(secret);
    expect(existsSync(file)).toBe(false);
    expect(eventsOf(end).find(({ kind }) => kind === "note")).toMatchObject({ what: "inject" });
    for (const page of [master, players]) {
      await expect.poll(() => page.url(), SOON).toMatch(/\/report\.html$/u);
      expect(await textOf(page)).toContain("the press calls");
    }
  }, 120_000);
});
