import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, vi } from "vitest";
import type { CallRow, CheckRow, LatenessRow, TrafficTotals } from "../../../../../model/record.ts";
import type { OwnScript, Traffic } from "../../../../../model/traffic.ts";
import { millis } from "../../../../../model/units.ts";
import { processesWith } from "../process/rig.ts";
import { k6Engine } from "../../../../../run/engines/k6/k6-engine.ts";
import type { EngineWorld, SettledCall, TrafficJob } from "../../../../../run/engines/load-engine.ts";
import { answer, startServer, type OnRequest } from "../../servers.ts";
import { aTraffic } from "../../send-calls.ts";

/** So many calls a second of what `one` does, for longer than any of these tests. */
export const steadily = (
  one: string,
  { rate = 50, users = 100, duration = "60s", more = "" } = {},
): string => `
  import http from "k6/http";
  import { check } from "k6";
  export const options = {
    scenarios: {
      steady: { executor: "constant-arrival-rate", rate: ${rate}, timeUnit: "1s", duration: "${duration}", preAllocatedVUs: ${users}, gracefulStop: "1s" },
    },
    ${more}
  };
  const target = __ENV.GAMEDAY_TARGET;
  export default function () { ${one} }
`;

export const aPromise = (change: Partial<OwnScript> = {}): OwnScript => ({
  file: "./journey.ts",
  good: { status: "2xx", within: millis(10_000) },
  goods: [],
  checks: [],
  ...change,
});

export interface Played {
  readonly totals: TrafficTotals;
  readonly rows: readonly CallRow[];
  readonly checks: readonly CheckRow[];
  readonly lateness: readonly LatenessRow[];
  readonly settled: readonly SettledCall[];
  readonly troubles: readonly string[];
}

interface Wanted {
  readonly script: string;
  readonly promise?: Partial<OwnScript>;
  /** How long the day is, in milliseconds. */
  readonly replayIn?: number;
  readonly until?: number;
  readonly onRequest?: OnRequest;
  readonly world?: Partial<EngineWorld>;
}

const hello: OnRequest = (socket) => socket.write(answer("hello"));

/** All that these tests and the engine put down lies in here. */
const PLAYGROUND = mkdtempSync(join(tmpdir(), "own-script-"));
vi.stubEnv("TMPDIR", PLAYGROUND);
afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

/** Folders and processes of the engine that are still there. */
export const leftBehind = (): readonly string[] => [
  ...readdirSync(PLAYGROUND),
  ...processesWith(`${PLAYGROUND}/`),
];

/** What the engine writes down, and the world that hears it. */
function aWorld(port: number, change: Partial<EngineWorld>) {
  const heard = {
    rows: [] as CallRow[],
    checks: [] as CheckRow[],
    lateness: [] as LatenessRow[],
    settled: [] as SettledCall[],
    troubles: [] as string[],
  };
  let zero = performance.now();
  const world: EngineWorld = {
    target: { host: "127.0.0.1", port },
    now: () => millis(performance.now() - zero),
    signal: new AbortController().signal,
    phaseAt: () => "day",
    healedBetween: () => false,
    row: (row) => heard.rows.push(row),
    check: (row) => heard.checks.push(row),
    lateness: (row) => heard.lateness.push(row),
    settled: (call) => heard.settled.push(call),
    write: () => undefined,
    glance: () => undefined,
    trouble: (text) => heard.troubles.push(text),
    ...change,
  };
  const start = (): void => {
    zero = performance.now() + 100;
  };
  return { world, heard, start };
}

/** Runs a script through the real k6 against a real server, and gives back all that was heard of it. */
export async function play(wanted: Wanted): Promise<Played> {
  const { script, promise = {}, replayIn = 2500, until = 0, onRequest = hello } = wanted;
  const server = await startServer(onRequest);
  const folder = mkdtempSync(join(PLAYGROUND, "script-"));
  const path = join(folder, "journey.ts");
  if (script !== "") writeFileSync(path, script.replaceAll("PORT", String(server.port)));
  const traffic: Traffic = {
    ...aTraffic(1000, []),
    replayIn: millis(replayIn),
    script: aPromise(promise),
  };
  const { world, heard, start } = aWorld(server.port, wanted.world ?? {});
  const job: TrafficJob = {
    traffic,
    due: [],
    request: () => {
      throw new Error("nothing is planned");
    },
    run: "run-1",
    script: { path, until: millis(until) },
  };
  try {
    const engine = await k6Engine.prepare(job, world);
    start();
    try {
      return { totals: await engine.send(world), ...heard };
    } finally {
      await engine.close();
    }
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
