import { appendFileSync } from "node:fs";
import { expect } from "vitest";
import type { ToolName } from "../../run/tools/catalogue.ts";
import { findGo, type Go } from "../../run/tools/find-go.ts";
import { findTool, onPath, type FoundTool } from "../../run/tools/find-tool.ts";
import { isTooOld } from "../../run/tools/tool-age.ts";

/** Where `npm test` collects what did not run; under plain vitest there is no such file. */
const NOTES = "GAMEDAY_UNMET_NEEDS";

/** Something that a test file did without: a tool that can be installed, or what this machine cannot be. */
export type UnmetNeed = { readonly file: string } & (
  | { readonly tool: ToolName | "go" | "promtool" | "chromium"; readonly found: string }
  | { readonly reason: string }
);

type Want = UnmetNeed extends infer Need ? (Need extends unknown ? Omit<Need, "file"> : never) : never;

function note(want: Want): void {
  const notes = process.env[NOTES];
  if (notes === undefined) return;
  const file = expect.getState().testPath ?? "";
  appendFileSync(notes, `${JSON.stringify({ file, ...want })}\n`);
}

/**
 * The tool that a suite cannot do without, for `describe.skipIf(tool === undefined)`. The end of `npm test` tells which
 * suites did not run and how to get the tool, and in CI that is a failure.
 */
export async function need(tool: ToolName): Promise<FoundTool | undefined> {
  const found = await findTool(tool);
  if (found !== undefined && !isTooOld(found)) return found;
  note({ tool, found: found === undefined ? "" : `${found.version} at ${found.path}` });
  return undefined;
}

/** The same for Go itself. */
export async function needGo(): Promise<Go | undefined> {
  const go = await findGo();
  if (go === undefined) note({ tool: "go", found: "" });
  return go;
}

/** The same for Prometheus' own checker of rules: where it is. */
export function needPromtool(): string | undefined {
  const path = onPath("promtool");
  if (path === undefined) note({ tool: "promtool", found: "" });
  return path;
}

const BROWSERS = ["chromium", "chromium-browser", "google-chrome"];

/** The same for a browser that pages are looked at in: where it is. */
export function needChromium(): string | undefined {
  const path = BROWSERS.flatMap((name) => onPath(name) ?? [])[0];
  if (path === undefined) note({ tool: "chromium", found: "" });
  return path;
}

/** Tells that something did not run because of what this machine is; nothing to install, so CI does not fail. */
export function unmet(reason: string): void {
  note({ reason });
}
