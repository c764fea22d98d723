import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Readiness } from "../../model/readiness.ts";
import { htmlFormat } from "../../reports/formats/html.ts";
import { HOSTILE, hostileReadiness } from "../reports/hostile-readiness.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { needChromium } from "../support/needs.ts";
import { openReport, seenOn, type OpenedReport } from "../support/opened-report.ts";
import * as measures from "../support/page-measures.ts";
import { judgedRun, recordedRuns } from "../support/recorded-runs.ts";
import { seriousTroubles } from "./support/serious-troubles.ts";

const executablePath = needChromium();
const folder = mkdtempSync(join(tmpdir(), "gameday-report-page-"));
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 800 } };

/** A day made for tests, which has everything on page one, and days that really were. */
const days = new Map<string, Readiness>([["a built day", aReadiness()]]);
const DAYS = ["a built day", ...recordedRuns];
const dayOf = (name: string): Readiness => {
  const day = days.get(name);
  if (day === undefined) throw new Error(`no day is called ${name}`);
  return day;
};

let browser: Browser;
const opened: OpenedReport[] = [];

async function aReport(readiness: Readiness, options?: BrowserContextOptions): Promise<OpenedReport> {
  const report = await openReport(browser, htmlFormat.render(readiness), folder, options);
  opened.push(report);
  return report;
}

beforeAll(async () => {
  for (const name of recordedRuns) days.set(name, await judgedRun(name));
  if (executablePath !== undefined)
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(executablePath === undefined)("the report in a browser", () => {
  it.each(DAYS)("says all of page one of %s without scripts, and asks for nothing", async (name) => {
    const day = dayOf(name);
    const { page, asked } = await aReport(day, { javaScriptEnabled: false });
    const seen = await seenOn(page);
    expect(seen).toContain(`${day.verdict} ${day.sentence}`);
    for (const { text, evidence } of day.gates) expect(seen).toContain(`${text} ${evidence}`);
    const { risks = [], sentences = [] } = day.pageOne ?? {};
    expect(risks.length).toBeGreaterThan(0);
    for (const { decision, by, symptom } of risks) {
      for (const text of [decision, by, symptom]) expect(seen).toContain(text);
    }
    expect(sentences).toHaveLength(5);
    for (const { text, evidence } of sentences) expect(seen).toContain(`${text} ${evidence}`);
    expect(asked).toEqual([]);
  });

  it.each(DAYS)("reads in a sensible order when %s has lost its styles", async (name) => {
    const day = dayOf(name);
    const { page } = await aReport(day);
    await page.evaluate(measures.STRIP_STYLES);
    const headings: { level: number; text: string }[] = await page.evaluate(measures.HEADINGS);
    expect(headings[0]).toMatchObject({ level: 1, text: day.scenario.title });
    expect(headings[1]?.text).toContain(day.verdict);
    expect(headings.filter(({ level }) => level === 1)).toHaveLength(1);
    for (const [index, { level, text }] of headings.entries()) {
      expect(level - (headings[index - 1]?.level ?? 0), `before ${text}`).toBeLessThanOrEqual(1);
    }
    const seen = await seenOn(page);
    const places = [day.scenario.title, day.sentence, ...headings.slice(2).map(({ text }) => text)].map(
      (text) => seen.indexOf(text.replaceAll(/\s+/gu, " ")),
    );
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(places[1]).toBeLessThan(Math.min(...places.slice(2)));
    const before = seen.slice(0, places[1]).replace(day.scenario.title, "");
    expect(before).toMatch(/^Readiness report [^.]* replayed in [^.]*\. Run \S+, started \S+ \S [A-Z ]+ $/u);
  });

  it.each(DAYS)("gives every picture of %s a name, a description and its table", async (name) => {
    const { page } = await aReport(dayOf(name));
    const pictures: { title: string; text: string; caption: string; rows: number }[] = await page.evaluate(
      measures.PICTURES,
    );
    expect(pictures.length).toBeGreaterThanOrEqual(10);
    expect(await page.locator("svg").count()).toBe(pictures.length);
    for (const picture of pictures) {
      for (const text of [picture.title, picture.text, picture.caption])
        expect(text, JSON.stringify(picture)).not.toBe("");
      expect(picture.rows, picture.title).toBeGreaterThan(0);
    }
  });

  it.each(["a built day", "gotv-database"])(
    "draws as many marks as the tables of %s tell of",
    async (name) => {
      const { page } = await aReport(dayOf(name));
      const drawn: Record<string, readonly [number, number]> = await page.evaluate(measures.DRAWN);
      for (const [picture, [marks]] of Object.entries(drawn)) expect(marks, picture).toBeGreaterThan(0);
      const { budget: [steps, spent] = [1, 0], ...exact } = drawn;
      for (const [picture, [marks, told]] of Object.entries(exact)) expect(marks, picture).toBe(told);
      // Steps of the budget that are lower than a pixel fall together.
      expect(steps).toBeLessThanOrEqual(spent);
    },
  );

  it.each(DAYS)("fits %s on a phone, in letters that can be read", async (name) => {
    const { page } = await aReport(dayOf(name), PHONE);
    await page.evaluate(measures.UNFOLD);
    const [root = 0, body = 0, seen = 0]: number[] = await page.evaluate(measures.WIDTHS);
    expect(Math.max(root, body)).toBeLessThanOrEqual(seen);
    expect(await page.evaluate(measures.SMALL_TEXTS)).toEqual([]);
    const boxes: { overflow: string }[] = await page.evaluate(measures.WIDE_TABLES);
    expect(boxes.length).toBeGreaterThan(0);
    expect(boxes.filter(({ overflow }) => overflow !== "auto")).toEqual([]);
  });

  it.each([700, 960, 1200])("has no letter under 12 px at %i px", async (width) => {
    const { page } = await aReport(aReadiness(), { viewport: { width, height: 900 } });
    await page.evaluate(measures.UNFOLD);
    expect(await page.evaluate(measures.SMALL_TEXTS)).toEqual([]);
  });

  it("shows the whole matrix of the breaks on a wide screen", async () => {
    const { page } = await aReport(dayOf("gotv-database"));
    expect(await page.evaluate(measures.WIDE_TABLES)).toEqual([]);
  });

  it.each([
    ["a built day", "light"],
    ["a built day", "dark"],
    ["gotv-database", "light"],
  ] as const)("has no serious trouble for axe-core in %s when it is %s", async (name, colorScheme) => {
    const { page } = await aReport(dayOf(name), { colorScheme });
    await page.evaluate(measures.UNFOLD);
    await page.evaluate(measures.FEW_ROWS);
    expect(await seriousTroubles(page)).toEqual([]);
  });
});

describe.skipIf(executablePath === undefined)("hostile text in every field of a report", () => {
  const texts = [
    ...HOSTILE,
    '"onload="alert(1)"',
    "</title></svg><svg onload=alert(1)>",
    "\u202E\u2067\u200F".repeat(50),
    "W".repeat(10_000),
  ];

  it.each([360, 1200])("stays text, and makes nothing wider than %i px", async (width) => {
    const { page, asked, dialogs } = await aReport(hostileReadiness(texts), {
      viewport: { width, height: 900 },
    });
    await page.evaluate(measures.UNFOLD);
    expect(await page.evaluate(measures.WHAT_RUNS)).toEqual([]);
    const seen = await seenOn(page);
    for (const text of [
      "<script>alert(1)</script>",
      '"onload="alert(1)"',
      "{{constructor}}",
      "W".repeat(10_000),
    ])
      expect(seen).toContain(text);
    expect(seen).not.toMatch(/[\u202E\u2067\u200F]/u);
    const [root = 0, body = 0, inner = 0]: number[] = await page.evaluate(measures.WIDTHS);
    expect(Math.max(root, body)).toBeLessThanOrEqual(inner);
    await page.evaluate(measures.TOUCH_ALL);
    expect([...asked, ...dialogs]).toEqual([]);
  });
});

describe("the file", () => {
  it.each(DAYS)("of %s is small", (name) => {
    expect(Buffer.byteLength(htmlFormat.render(dayOf(name)))).toBeLessThanOrEqual(500_000);
  });

  it.each(recordedRuns)("of %s is the same bytes from the same record", async (name) => {
    expect(htmlFormat.render(await judgedRun(name))).toBe(htmlFormat.render(dayOf(name)));
  });
});
