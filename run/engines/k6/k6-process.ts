import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EnvironmentError } from "../../../model/errors.ts";
import { FILES, k6Arguments, type Segment } from "./arguments.ts";
import { endK6 } from "./end-k6.ts";
import { k6Environment } from "./environment.ts";
import { meaningOf, REST_PORT_TAKEN, type Ending } from "./exit-codes.ts";
import { freePort } from "./free-port.ts";
import { launch, type Launched } from "./launch.ts";
import { k6Rest, type K6Rest } from "./rest.ts";
import { startTrouble } from "./start-trouble.ts";
import { readTotals, type K6Totals } from "./summary.ts";
import { checkVersion } from "./version.ts";

const LOOK_EVERY_MS = 25;
/** Thousands of virtual users take seconds to be initialised. */
const READY_WITHIN_MS = 60_000;
const MOST_PORTS = 5;

export interface K6End {
  readonly how: Ending;
  readonly exitCode: number | null;
  /** What the end means, and the last words of k6. */
  readonly text: string;
  /** Nothing when k6 left no summary: it was never resumed, or it was killed. */
  readonly totals: K6Totals | undefined;
  /** The last thing that it or its script said; may be empty. */
  readonly words: string;
}

/** What is different for a script of the user's own. */
interface Foreign {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** A k6 that is initialised and waits to be resumed. */
export interface K6Process {
  readonly pid: number;
  resume(): Promise<void>;
  /** Ends it: asked through its REST API, then by SIGTERM, then by SIGKILL. Calls in flight are cut off. */
  stop(): Promise<void>;
  readonly ended: Promise<K6End>;
}

export interface K6Options {
  readonly program: string;
  readonly script: string;
  /** For the files of this process; made if it is not there. */
  readonly folder: string;
  /** What the script reads as `__ENV`. */
  readonly env: Readonly<Record<string, string>>;
  /** Where its metrics go, as `host:port`. */
  readonly endpoint: string;
  readonly segment?: Segment;
  readonly foreign?: Foreign;
  /** Ends the start, or stops the k6 that runs. */
  readonly signal: AbortSignal;
  /** The file for what the script writes with `console.log`. */
  readonly consoleOutput?: string;
  /** Where a port for its REST API comes from. */
  readonly findPort?: () => Promise<number>;
}

/** True when it is ready, false when it is gone. */
async function ready(launched: Launched, rest: K6Rest, options: K6Options): Promise<boolean> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!launched.hasEnded()) {
    options.signal.throwIfAborted();
    if (await rest.isReady()) return !launched.hasEnded();
    if (performance.now() > deadline) {
      throw new EnvironmentError(
        `k6 was not ready to send the traffic of "${options.script}" within ${READY_WITHIN_MS / 1000} s.`,
        "Give the machine more rest, or plan fewer calls at a time.",
      );
    }
    await delay(LOOK_EVERY_MS);
  }
  return false;
}

const environmentOf = ({ env, endpoint, segment, foreign }: K6Options): Record<string, string> => ({
  ...k6Environment({
    inherited: process.env,
    script: env,
    endpoint,
    freeBytes: process.availableMemory() / (segment?.of ?? 1),
  }),
  ...foreign?.env,
});

async function endOf(launched: Launched, summary: string, wasAsked: () => boolean): Promise<K6End> {
  const { code, signal, words } = await launched.exit;
  const { how, meaning } = meaningOf(code, signal);
  return {
    // A signal of ours that k6 took politely is a stop like any other.
    how: how === "killed" && signal === null && wasAsked() ? "stopped" : how,
    exitCode: code,
    text: words === "" ? `k6 ${meaning}` : `k6 ${meaning}; its last words: ${words}`,
    totals: await readTotals(summary),
    words,
  };
}

function processOf(launched: Launched, rest: K6Rest, summary: string, signal: AbortSignal): K6Process {
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => (stopping ??= endK6(launched, rest));
  const ended = endOf(launched, summary, () => stopping !== undefined);
  const abort = (): void => void stop();
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  void ended.finally(() => signal.removeEventListener("abort", abort));
  return { pid: launched.pid, resume: async () => rest.resume(), stop, ended };
}

/** Starts k6 and waits until it can be resumed. It runs in a group of its own and does not outlive this program. */
export async function startK6(options: K6Options): Promise<K6Process> {
  const { program, signal, findPort = freePort, foreign, ...rest } = options;
  const asked = { ...rest, ...(foreign === undefined ? {} : { foreign: foreign.args }) };
  const folder = resolve(options.folder);
  const script = resolve(options.script);
  const [log, summary] = [join(folder, FILES.log), join(folder, FILES.summary)];
  const env = environmentOf(options);
  await checkVersion(program, env);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, FILES.config), "{}\n");
  const consoleOutput =
    options.consoleOutput === undefined ? {} : { consoleOutput: resolve(options.consoleOutput) };
  for (let tries = 1; ; tries += 1) {
    signal.throwIfAborted();
    await Promise.all([rm(log, { force: true }), rm(summary, { force: true })]);
    const address = `127.0.0.1:${await findPort()}`;
    const rest = k6Rest(address);
    const args = k6Arguments({ ...asked, ...consoleOutput, script, address });
    const launched = launch({ program, args, folder, env, log });
    try {
      if (await ready(launched, rest, options)) return processOf(launched, rest, summary, signal);
    } catch (error) {
      launched.signal("SIGKILL");
      await launched.exit;
      throw error;
    }
    const { code, signal: killer, words } = await launched.exit;
    if (code === REST_PORT_TAKEN && tries < MOST_PORTS) continue;
    throw startTrouble(script, meaningOf(code, killer).meaning, words);
  }
}
