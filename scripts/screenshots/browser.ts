import { chromium, type Browser } from "playwright-core";
import { EnvironmentError } from "../../model/errors.ts";
import { onPath } from "../../run/tools/find-tool.ts";
import { waysToGet } from "../test/prepare-tools.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The Chromium of this machine, without a window. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = NAMES.flatMap((name) => onPath(name) ?? [])[0];
  if (executablePath === undefined)
    throw new EnvironmentError(
      `No browser to take pictures with: none of "${NAMES.join('", "')}" is on PATH.`,
      `Get one: ${waysToGet("chromium").join("; ")}.`,
    );
  return await chromium.launch({ executablePath, args: ["--no-sandbox"] });
}
