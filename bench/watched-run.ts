import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EnvironmentError } from "../model/errors.ts";
import { Histogram } from "../model/histogram.ts";
import { readRecord } from "../run/read-record.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Ends that say something about the day; the others mean that there was none. */
const READY_OR_NOT = new Set([0, 1]);
const FRAMES_END = /\n\n/gu;

/** How a day is carried out. */
export interface Wanted {
  readonly scenario: string;
  /** An empty folder of this run alone. */
  readonly folder: string;
  /** How many watch; with none there is no control room at all. */
  readonly viewers: number;
  /** A command that the run is started through. */
  readonly through: readonly string[];
}

export interface Watched {
  readonly latenessP50Ms: number;
  readonly latenessP99Ms: number;
  /** Of the process that sends the calls and serves the pages, from its start to its end. */
  readonly cpuSeconds: number;
  readonly calls: number;
  readonly replayIn: number;
  /** Of who was sent the fewest; none when nobody watched. */
  readonly leastFrames?: number;
}

/** Writes down at the end of the process how much CPU it took. */
const cpuHook = (file: string): string =>
  `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from "node:fs";
     process.on("exit", () => {
       const { user, system } = process.cpuUsage();
       writeFileSync(${JSON.stringify(file)}, String((user + system) / 1e6));
     });`,
  )}`;

/** Reads a stream of frames to its end, as a page does, and says how many there were. */
async function watch(address: string): Promise<number> {
  let frames = 0;
  try {
    const { body } = await fetch(`${address}events`);
    for await (const chunk of body ?? [])
      frames += (Buffer.from(chunk).toString().match(FRAMES_END) ?? []).length;
  } catch {
    // The run is over.
  }
  return frames;
}

/** One sits in the chair of the game master, the others are players. */
const watchAll = async (said: string, viewers: number): Promise<readonly number[]> => {
  const [, master = ""] = /game master +(http\S+)/u.exec(said) ?? [];
  const [, players = ""] = /players +(http\S+)/u.exec(said) ?? [];
  const seats = Array.from({ length: viewers }, (_, index) => (index === 0 ? master : players));
  return await Promise.all(seats.map(watch));
};

/** Carries the day out in a process of its own; the frames of each who watched. */
async function carryOut({ scenario, folder, viewers, through }: Wanted): Promise<readonly number[]> {
  const live = viewers === 0 ? [] : ["--live"];
  const tool = ["--import", cpuHook(join(folder, "cpu")), "--import", "tsx", "cli/bin.ts"];
  const run = ["run", scenario, "--quiet", "--out", join(folder, "runs"), ...live];
  const [command = "", ...args] = [...through, process.execPath, ...tool, ...run];
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, XDG_STATE_HOME: join(folder, "state") },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  let watching: Promise<readonly number[]> = Promise.resolve([]);
  child.stderr.on("data", (chunk: Buffer) => {
    const isKnown = /players +http\S+\n/u.test(said);
    said += chunk.toString();
    if (!isKnown && /players +http\S+\n/u.test(said)) watching = watchAll(said, viewers);
  });
  const [code] = await once(child, "close");
  if (READY_OR_NOT.has(code)) return await watching;
  throw new EnvironmentError(`A run ended with code "${code}": ${said.trim()}`, "Put that right first.");
}

/** Carries a day out with so many who watch, and reads from its record how late its calls were. */
export async function watchedRun(wanted: Wanted): Promise<Watched> {
  const frames = await carryOut(wanted);
  const runs = join(wanted.folder, "runs");
  const [name = ""] = existsSync(runs) ? readdirSync(runs) : [];
  const { plan, lateness } = await readRecord(join(runs, name));
  const all = new Histogram();
  for (const row of lateness) all.add(row.lateness);
  return {
    latenessP50Ms: all.percentile(0.5),
    latenessP99Ms: all.percentile(0.99),
    cpuSeconds: Number(readFileSync(join(wanted.folder, "cpu"), "utf8")),
    calls: plan.traffic.calls,
    replayIn: plan.traffic.replayIn,
    ...(frames.length === 0 ? {} : { leastFrames: Math.min(...frames) }),
  };
}
