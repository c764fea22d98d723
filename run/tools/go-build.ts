import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Tool } from "./catalogue.ts";
import type { Go } from "./find-go.ts";

const MOST_OUTPUT_BYTES = 16 * 1024 * 1024;
const LAST_WORDS = 2000;
const run = promisify(execFile);

const environment = (go: Go): NodeJS.ProcessEnv => ({
  ...process.env,
  ...(go.from === "fetched" ? { GOROOT: "" } : {}),
  // No C compiler, no workspace around ours, and the version of Go that the pins ask for where a package forbade it.
  CGO_ENABLED: "0",
  GOWORK: "off",
  GOTOOLCHAIN: process.env["GOTOOLCHAIN"] ?? "auto",
});

function lastWords(error: unknown): string {
  const words = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
  return words.slice(-LAST_WORDS);
}

/** One `go build` of a pinned package; what it prints is only told when it fails. */
export async function goBuild(
  tool: Tool,
  place: { readonly go: Go; readonly modules: string; readonly output: string },
): Promise<void> {
  const flags = ["-mod=readonly", "-trimpath", "-ldflags", `-s -w ${tool.linkerFlags}`.trim()];
  const args = ["build", "-C", place.modules, ...flags, "-o", place.output, tool.package];
  try {
    await run(place.go.path, args, { env: environment(place.go), maxBuffer: MOST_OUTPUT_BYTES });
  } catch (error) {
    throw new Error(`go build failed.\n${lastWords(error)}`, { cause: error });
  }
}
