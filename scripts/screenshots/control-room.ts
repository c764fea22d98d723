import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { EnvironmentError } from "../../model/errors.ts";

const BIN = new URL("../../cli/bin.ts", import.meta.url).pathname;
const RUN = ["--import", "tsx", BIN, "run", "--calls", "60000", "--in", "60s", "--quiet", "--live"];
/** The second break, when the first one is told and the third one comes next. */
const MOMENT = /cache-lost: FAULT ON, trying/u;
/** Long enough for the curve to show what the fix did. */
const LATER_MS = 2000;
const SHOWS_WITHIN_MS = 240_000;

/** Where the game master sits, as the run says it. */
async function seatOf(run: ChildProcess): Promise<string> {
  let said = "";
  return await new Promise((resolve, reject) => {
    run.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const seat = /game master +(http\S+)\s/u.exec(said)?.[1];
      if (seat !== undefined) resolve(seat);
    });
    run.once("exit", (code) =>
      reject(
        new EnvironmentError(`The run ended with exit code ${code}: ${said.trim()}`, "Look at what it says."),
      ),
    );
  });
}

async function untilItShows(page: Page): Promise<void> {
  const end = performance.now() + SHOWS_WITHIN_MS;
  for (;;) {
    const text = await page.locator("body").innerText();
    if (MOMENT.test(text)) return;
    const over = /The run is over: .*/u.exec(text)?.[0];
    if (over !== undefined || performance.now() > end)
      throw new EnvironmentError(
        `The control room never showed a break: ${over ?? "it took too long"}`,
        "Take the pictures while nothing else runs on this machine.",
      );
    await pause(200);
  }
}

async function picture(
  browser: Browser,
  seat: string,
  size: { width: number; height: number },
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: size, colorScheme: "light" });
  await page.goto(seat);
  await untilItShows(page);
  await pause(LATER_MS);
  return await page.screenshot();
}

/** The control room of a real, small run, in the middle of a break. The run is stopped and healed behind it. */
export async function controlRoomPicture(
  browser: Browser,
  size: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  const out = mkdtempSync(join(tmpdir(), "gameday-screenshots-"));
  const run = spawn(process.execPath, [...RUN, "--out", out], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(run, "exit");
  try {
    return await picture(browser, await seatOf(run), size);
  } finally {
    if (run.exitCode === null) run.kill("SIGINT");
    await ended;
    rmSync(out, { recursive: true, force: true });
  }
}
