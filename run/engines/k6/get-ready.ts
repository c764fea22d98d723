import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EngineEntrance, TrafficJob } from "../load-engine.ts";
import { requireTool } from "../../tools/find-tool.ts";
import { dealCalls, type DealtCalls } from "./deal-calls.ts";
import { HANDOVER_FILE, SCENARIOS_FILE, type Handover } from "./handover.ts";
import { startK6, type K6Process } from "./k6-process.ts";
import { loopbackAddress } from "./loopback.ts";
import type { Metric } from "./otlp/decode.ts";
import { startReceiver } from "./otlp/receiver.ts";
import { scenariosOf } from "./scenarios.ts";
import { userPools, type UserPools } from "./user-pools.ts";
import { startZeroDoor, type ZeroDoor } from "./zero-door.ts";

const SCRIPT = fileURLToPath(new URL("script.ts", import.meta.url));

/** Where the metrics go, once somebody is there to take them. */
interface Sink {
  onMetrics: (metrics: readonly Metric[]) => void;
  onTrouble: (text: string) => void;
}

/** Everything that waits for the start of the replay. */
export interface Crew {
  readonly dealt: readonly DealtCalls[];
  readonly pools: UserPools;
  readonly zero: ZeroDoor;
  readonly sink: Sink;
  readonly processes: readonly K6Process[];
  /** What the script wrote about writes, a file for each process. */
  readonly writes: readonly string[];
}

type Closers = (() => Promise<unknown>)[];

/** Ends what was begun, the last first; what does not end does not keep the others from it. */
export async function closeAll(closers: Closers): Promise<void> {
  const failures: unknown[] = [];
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
    await close().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

async function writeHandover(
  folder: string,
  { job, address, zero }: { job: TrafficJob; address: string; zero: ZeroDoor },
  { dealt, pools }: Pick<Crew, "dealt" | "pools">,
): Promise<void> {
  const { seed, mix, timeout } = job.traffic;
  const handover: Handover = {
    address,
    zeroUrl: zero.url,
    run: job.run,
    traffic: { seed, mix, timeout },
    headStart: pools.headStart,
  };
  await writeFile(join(folder, HANDOVER_FILE), JSON.stringify(handover));
  await writeFile(join(folder, SCENARIOS_FILE), JSON.stringify(scenariosOf(dealt, pools.users, timeout)));
}

/** Starts the processes side by side; when one cannot start, those that did are ended. */
async function startAll(count: number, start: (index: number) => Promise<K6Process>, closers: Closers) {
  const starts = await Promise.allSettled(Array.from({ length: count }, async (_, index) => start(index)));
  const processes: K6Process[] = [];
  for (const started of starts) {
    if (started.status === "fulfilled") processes.push(started.value);
  }
  closers.push(async () => Promise.all(processes.map(async (k6) => k6.stop())));
  for (const started of starts) {
    if (started.status === "rejected") throw started.reason;
  }
  return processes;
}

type Doors = Pick<Crew, "zero" | "sink"> & { readonly endpoint: string };

/** Opens the doors at which k6 knocks: one for the time, one for its metrics. */
async function openDoors(closers: Closers): Promise<Doors> {
  const zero = await startZeroDoor();
  closers.push(async () => zero.close());
  const sink: Sink = { onMetrics: () => undefined, onTrouble: () => undefined };
  const receiver = await startReceiver({
    onMetrics: (metrics) => sink.onMetrics(metrics),
    onTrouble: (text) => sink.onTrouble(text),
  });
  closers.push(async () => receiver.close());
  return { zero, sink, endpoint: receiver.endpoint };
}

const writesFile = (folder: string, index: number): string => join(folder, `writes-${index}.log`);

/**
 * Deals out the calls and starts k6, in so many processes; what is begun is put into the closers at once. Nothing is
 * started for nothing.
 */
export async function getReady(
  job: TrafficJob,
  { target, signal }: EngineEntrance,
  { count, closers }: { count: number; closers: Closers },
): Promise<Crew | undefined> {
  const address = loopbackAddress(target);
  const { path: program } = await requireTool("k6");
  const folder = await mkdtemp(join(tmpdir(), "gameday-k6-"));
  closers.push(async () => rm(folder, { recursive: true, force: true }));
  const dealt = await dealCalls(job, folder, signal);
  signal.throwIfAborted();
  if (dealt.every((calls) => calls.count === 0)) return undefined;
  const timeoutMs = job.traffic.timeout;
  const pools = userPools(dealt, { timeoutMs, freeBytes: process.availableMemory(), processes: count });
  const { endpoint, ...doors } = await openDoors(closers);
  await writeHandover(folder, { job, address, zero: doors.zero }, { dealt, pools });
  const start = async (index: number): Promise<K6Process> =>
    startK6({
      program,
      script: SCRIPT,
      folder: join(folder, `process-${index}`),
      env: { GAMEDAY_FOLDER: folder },
      endpoint,
      segment: { index, of: count },
      signal,
      consoleOutput: writesFile(folder, index),
    });
  const processes = await startAll(count, start, closers);
  const writes = processes.map((_, index) => writesFile(folder, index));
  return { ...doors, dealt, pools, processes, writes };
}
