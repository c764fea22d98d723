import { pathToFileURL } from "node:url";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { UsageError } from "../../model/errors.ts";

/** Where the picture ends: behind the verdict and the gates, in front of the points. */
const END = "#score";
const MARGIN = 24;

/** The upper part of page one of a report, as a PNG. */
export async function reportPicture(browser: Browser, run: string, width: number): Promise<Buffer> {
  const file = pathToFileURL(resolve(join(run, "report.html"))).href;
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: "light" });
  try {
    await page.goto(file).catch((error: unknown) => {
      throw new UsageError(`"${run}" holds no report.html.`, "Give the folder of a run that is over.", {
        cause: error,
      });
    });
    const end = await page.locator(END).boundingBox();
    const clip = { x: 0, y: 0, width, height: Math.round((end?.y ?? 900) - MARGIN) };
    return await page.screenshot({ clip, fullPage: true });
  } finally {
    await page.close();
  }
}
