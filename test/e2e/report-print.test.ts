import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Readiness } from "../../model/readiness.ts";
import { htmlFormat } from "../../reports/formats/html.ts";
import { aPageOne } from "../support/a-page-one.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { needChromium } from "../support/needs.ts";
import { openReport } from "../support/opened-report.ts";
import { MARK_FOR_PRINT, UNFOLD } from "../support/page-measures.ts";
import { readPdf, type ReadPdf } from "../support/pdf-links.ts";
import { judgedRun, recordedRuns } from "../support/recorded-runs.ts";

const executablePath = needChromium();
const folder = mkdtempSync(join(tmpdir(), "gameday-report-print-"));
const A4 = [595, 842];
const POINTS_OF_100_PX = 75;

let browser: Browser;

beforeAll(async () => {
  if (executablePath !== undefined)
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The report on paper, as somebody prints it who works on a dark screen. */
async function printed(readiness: Readiness): Promise<{ pdf: ReadPdf; figures: number }> {
  const { page } = await openReport(browser, htmlFormat.render(readiness), folder, { colorScheme: "dark" });
  const parts: number = await page.evaluate(MARK_FOR_PRINT);
  return { pdf: readPdf(await page.pdf({ preferCSSPageSize: true })), figures: parts - 1 };
}

const pageOf = ({ links }: ReadPdf, name: string): number => {
  const found = links.filter(({ uri }) => uri === `https://mark.invalid/${name}`);
  const [mark] = found;
  if (mark === undefined || found.length > 1) throw new Error(`${name} stands ${found.length} times in it`);
  return mark.page;
};

/** A real day for which somebody had to sign: the longest page one that is usual. */
async function aSignedDay(): Promise<Readiness> {
  const day = await judgedRun("gotv-database");
  const { conditions, idleExceptions, scope = "" } = aPageOne();
  if (day.pageOne === undefined) throw new Error("the recorded day has no page one");
  return {
    ...day,
    verdict: "READY WITH CONDITIONS",
    pageOne: { ...day.pageOne, conditions, idleExceptions, scope },
  };
}

const DAYS = new Map<string, () => Promise<Readiness>>([
  ["a built day", async () => aReadiness()],
  ["a signed day", aSignedDay],
  ...recordedRuns.map((name) => [name, async () => await judgedRun(name)] as const),
]);

describe.skipIf(executablePath === undefined)("the report on paper", () => {
  it.each([...DAYS])("has page one of %s on one sheet of A4 and cuts no picture", async (_name, day) => {
    const { pdf, figures } = await printed(await day());
    expect(pdf.size.map((points) => Math.round(points))).toEqual(A4);
    expect(pdf.pages).toBeGreaterThan(2);
    expect([pageOf(pdf, "first/top"), pageOf(pdf, "first/bottom")]).toEqual([1, 1]);
    expect(figures).toBeGreaterThanOrEqual(6);
    const pages = Array.from({ length: figures }, (_, index) =>
      ["top", "bottom"].map((end) => pageOf(pdf, `figure-${index}/${end}`)),
    );
    expect(Math.min(...pages.flat())).toBeGreaterThan(1);
    expect(pages.filter(([top, bottom]) => top !== bottom)).toEqual([]);
  });

  it("is not made smaller to hold what is too wide", async () => {
    const { pdf } = await printed(await judgedRun("gotv-database"));
    for (const { uri, width } of pdf.links.filter((link) => link.uri.startsWith("https://mark.invalid/")))
      expect(Math.abs(width - POINTS_OF_100_PX), uri).toBeLessThan(0.5);
  });

  it("needs no colour: every status has a sign and a word", async () => {
    const { page } = await openReport(browser, htmlFormat.render(await judgedRun("gotv-database")), folder);
    await page.evaluate(UNFOLD);
    const statuses: string[] = await page.evaluate(
      `[...document.querySelectorAll(".status, .word")].map((one) => one.innerText.trim())`,
    );
    expect(statuses.length).toBeGreaterThan(10);
    for (const status of statuses) expect(status).toMatch(/^[✓✗!?–]\s\p{L}/u);
  });
});
