import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { needChromium } from "../support/needs.ts";
import { aBreak, aScenario } from "./support/a-scenario.ts";
import { aFile, eventsOf, PLAYGROUND, startCli, type RunningCli } from "./support/run-cli.ts";
import { seriousTroubles } from "./support/serious-troubles.ts";

const executablePath = needChromium();
const target = createServer((_, response) => response.end("hello"));

let browser: Browser;

beforeAll(async () => {
  await once(target.listen(0, "127.0.0.1"), "listening");
  if (executablePath !== undefined)
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});

afterAll(async () => {
  await browser?.close();
  target.closeAllConnections();
  target.close();
  await once(target, "close");
  rmSync(PLAYGROUND, { recursive: true, force: true });
});

interface Room {
  readonly run: RunningCli;
  readonly scenario: string;
  readonly master: string;
  readonly players: string;
}

async function aRoom(): Promise<Room> {
  const to = `127.0.0.1:${(target.address() as AddressInfo).port}`;
  const scenario = aFile(aScenario({ to, replayIn: "60s", breaks: aBreak() }));
  const run = startCli(["run", scenario, "--live"]);
  let said = "";
  run.child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await run.says("players  ");
  await expect.poll(() => said).toMatch(/players +http\S+\//u);
  const [, master = ""] = /game master +(http\S+)/u.exec(said) ?? [];
  const [, players = ""] = /players +(http\S+)/u.exec(said) ?? [];
  return { run, scenario, master, players };
}

async function aPage(address: string, viewport = { width: 1100, height: 900 }): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await page.goto(address);
  return page;
}

/** Tab by tab, as somebody without a mouse. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let tabs = 0; tabs < 40; tabs += 1) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate("document.activeElement?.id")) === id) return;
  }
  throw new Error(`no tab leads to ${id}`);
}

const textOf = async (page: Page): Promise<string> => await page.locator("body").innerText();

describe.skipIf(executablePath === undefined)("the control room in a browser", () => {
  it("shows the run to who comes late, tells players nothing, and its button heals by keyboard alone", async () => {
    const { run, scenario, master, players } = await aRoom();
    const watching = await aPage(players, { width: 360, height: 800 });
    await run.records('"kind":"fault-on"');
    await run.records('"phase":"slow/fixed:touch"');

    const late = await aPage(master);
    await expect
      .poll(async () => await textOf(late), { timeout: 20_000 })
      .toMatch(/slow: FAULT ON, trying touch/u);
    expect(await textOf(late)).toMatch(/The traffic starts/u);
    expect(await textOf(late)).toMatch(/now slow/u);
    await late.locator("summary").click();
    await expect
      .poll(async () => await late.locator("#table tbody tr").last().innerText())
      .toMatch(/^00:00\s+0\s/u);

    expect(await textOf(watching)).toMatch(/The day is running/u);
    expect(await watching.content()).not.toMatch(/slow|FAULT|touch|Stop and heal/iu);
    expect(await watching.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    for (const page of [watching, late]) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await seriousTroubles(page), colorScheme).toEqual([]);
      }
    }

    await late.locator("#text").fill("the desk has noticed <b>it</b>");
    await late.keyboard.press("Enter");
    await run.records('"kind":"note"');

    const stranger = await aPage("about:blank");
    const refused = await stranger.evaluate(
      async (url) => await fetch(url, { method: "POST", body: "{}" }).then(String, () => "refused"),
      `${master}stop`,
    );
    expect(refused).toBe("refused");
    expect(run.child.exitCode).toBeNull();

    await late.locator("body").press("Home");
    await tabTo(late, "stop");
    await late.keyboard.press("Enter");
    expect(await seriousTroubles(late)).toEqual([]);
    await tabTo(late, "stop-now");
    await late.keyboard.press("Enter");

    const end = await run.end;
    expect(end.code, end.stderr).toBe(130);
    expect(end.stderr).toContain("Stopped from the control room; everything is healed.");
    expect(end.leftBehind).toEqual([]);
    expect(existsSync(join(dirname(scenario), "fix-is-on"))).toBe(false);
    const events = eventsOf(end);
    expect(events.findLast(({ kind }) => kind === "healed")).toMatchObject({ ok: true });
    expect(events.at(-1)).toMatchObject({ how: "interrupted", reason: "stopped from the control room" });
    for (const page of [late, watching]) {
      await expect.poll(() => page.url()).toMatch(/\/report\.html$/u);
      expect(await textOf(page)).toContain("the desk has noticed <b>it</b>");
    }
  }, 180_000);

  it("shows a tool that was killed as lost within 3 s", async () => {
    const { run, master } = await aRoom();
    const page = await aPage(master);
    await expect.poll(async () => await textOf(page), { timeout: 60_000 }).toMatch(/The traffic starts/u);
    expect(await page.locator("#lost").isVisible()).toBe(false);
    run.child.kill("SIGKILL");
    await page.locator("#lost").waitFor({ state: "visible", timeout: 3000 });
    expect(await page.locator("#lost").innerText()).toMatch(/^LOST: nothing heard from gameday/u);
    expect(await seriousTroubles(page)).toEqual([]);
    await run.end;
  }, 120_000);
});
