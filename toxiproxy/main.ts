import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { formatAddress } from "./address.ts";
import { parseJson } from "./api/parse-json.ts";
import { VERSION } from "./api/routes.ts";
import { startToxiproxy, type Metrics, type RunningToxiproxy } from "./server.ts";

const OPTIONS = {
  host: { type: "string", default: "127.0.0.1" },
  port: { type: "string", default: "8474" },
  config: { type: "string" },
  seed: { type: "string" },
  "proxy-metrics": { type: "boolean", default: false },
  "runtime-metrics": { type: "boolean", default: false },
  version: { type: "boolean", default: false },
  "parent-pipe": { type: "boolean", default: false },
} as const;

/** Reads the flags; one dash is as good as two, as for Toxiproxy's own server. */
function readFlags(args: readonly string[]): ReturnType<typeof parseFlags> {
  return parseFlags(args.map((arg) => arg.replace(/^-(?=[a-z])/, "--")));
}

function parseFlags(args: string[]) {
  return parseArgs({ args, options: OPTIONS, strict: true }).values;
}

function wholeNumber(flag: string, text: string): number {
  if (!/^-?\d+$/.test(text)) throw new Error(`-${flag} wants a whole number, not "${text}"`);
  return Number(text);
}

async function start(flags: ReturnType<typeof parseFlags>): Promise<RunningToxiproxy> {
  const kinds: readonly Metrics[] = ["proxy", "runtime"];
  return startToxiproxy({
    host: flags.host === "localhost" ? "127.0.0.1" : flags.host,
    port: wholeNumber("port", flags.port),
    metrics: kinds.filter((kind) => flags[`${kind}-metrics`]),
    ...(flags.seed !== undefined && { seed: wholeNumber("seed", flags.seed) }),
    ...(flags.config !== undefined && { config: parseJson(await readFile(flags.config, "utf8")) }),
  });
}

function stopOnSignal(server: RunningToxiproxy, { withParent }: { withParent: boolean }): void {
  const stop = (): void => {
    void server.close().finally(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  if (!withParent) return;
  for (const event of ["end", "close", "error"]) process.stdin.once(event, stop);
  process.stdin.resume();
}

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.version) {
    process.stdout.write(`toxiproxy-server version ${VERSION}\n`);
    return;
  }
  const server = await start(flags);
  stopOnSignal(server, { withParent: flags["parent-pipe"] });
  process.stdout.write(`${JSON.stringify({ listening: formatAddress(server) })}\n`);
}

// A reader that has gone away must not take the faults' server with it.
process.stdout.on("error", () => undefined);
try {
  await main();
} catch (error) {
  process.stderr.write(`toxiproxy: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
