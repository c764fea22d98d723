import { writeFileSync } from "node:fs";
import { exitCodeOf } from "../cli/exit-codes.ts";
import { isExplained, UsageError } from "../model/errors.ts";
import { startBrowser } from "./screenshots/browser.ts";
import { controlRoomPicture } from "./screenshots/control-room.ts";
import { reportPicture } from "./screenshots/report-page.ts";
import { smallPng } from "./screenshots/small-png.ts";

// Takes the pictures of the README: the report of a run that is over, and the control room of a small run made for it.

function keep(name: string, png: Buffer): void {
  const small = smallPng(png);
  writeFileSync(new URL(`../docs/${name}`, import.meta.url), small);
  process.stdout.write(`docs/${name}, ${Math.round(small.length / 1024)} KB\n`);
}

async function takeAll(run: string | undefined): Promise<void> {
  if (run === undefined)
    throw new UsageError("No run was named.", "Give the folder of a run: npm run screenshots -- runs/<run>");
  const browser = await startBrowser();
  try {
    keep("report.png", await reportPicture(browser, run, 1000));
    keep("report-phone.png", await reportPicture(browser, run, 390));
    keep("control-room.png", await controlRoomPicture(browser, { width: 1280, height: 1100 }));
  } finally {
    await browser.close();
  }
}

try {
  await takeAll(process.argv[2]);
} catch (error) {
  if (!isExplained(error)) throw error;
  process.stderr.write(`${error.message}\n${error.hint}\n`);
  process.exitCode = exitCodeOf(error);
}
