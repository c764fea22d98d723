import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A report in a browser, with what it did besides being read. */
export interface OpenedReport {
  readonly page: Page;
  /** Addresses that it asked for, but for its own; none of them was answered. */
  readonly asked: readonly string[];
  /** Texts of dialogs that a script opened. */
  readonly dialogs: readonly string[];
}

/**
 * Opens a report as a file of this folder. Its content security policy is switched off, so that what it asks for is its
 * own doing and not kept from it.
 */
export async function openReport(
  browser: Browser,
  text: string,
  folder: string,
  options: BrowserContextOptions = {},
): Promise<OpenedReport> {
  const file = join(mkdtempSync(join(folder, "report-")), "report.html");
  writeFileSync(file, text);
  const own = pathToFileURL(file).href;
  const context = await browser.newContext({
    viewport: { width: 1200, height: 1000 },
    bypassCSP: true,
    ...options,
  });
  const page = await context.newPage();
  const [asked, dialogs]: [string[], string[]] = [[], []];
  await context.route("**/*", async (route) => {
    const address = route.request().url();
    if (address === own) return await route.continue();
    asked.push(address);
    return await route.abort();
  });
  page.on("dialog", async (dialog) => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  await page.goto(own);
  return { page, asked, dialogs };
}

/** What can be read on the page, on one line and with plain spaces. */
export async function seenOn(page: Page): Promise<string> {
  const text = await page.locator("main").innerText();
  return text.replaceAll(/\s+/gu, " ");
}
