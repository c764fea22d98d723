import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { RunEvent } from "../../../model/record.ts";
import { makeTemporary } from "./temporary-folder.ts";

export const ROOT = join(import.meta.dirname, "../../..");

/** Everything of this test file lives in here: scenarios, runs, and what runs keep in the temporary folder. */
export const PLAYGROUND = mkdtempSync(join(tmpdir(), "gameday-bad-input-"));
export const TEMPORARY = makeTemporary(join(PLAYGROUND, "tmp"));

let made = 0;

/** A new, empty folder. */
export function aFolder(): string {
  made += 1;
  const folder = join(PLAYGROUND, String(made));
  mkdirSync(folder);
  return folder;
}

/** A file with this text, in a folder of its own. */
export function aFile(text: string, name = "day.yaml"): string {
  const file = join(aFolder(), name);
  writeFileSync(file, text);
  return file;
}

export interface CliEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The folder of the run, when it got that far. */
  readonly folder: string;
  /** The commands of processes that it left behind. */
  readonly leftBehind: readonly string[];
}

/** A command line that is being carried out. */
export interface RunningCli {
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves when this stands on stderr; fails when the command line ends before. */
  readonly says: (text: string) => Promise<void>;
  /** The same for the events of its record. */
  readonly records: (text: string) => Promise<void>;
  readonly end: Promise<CliEnd>;
  /** Processes of it that run right now, itself included. */
  readonly processes: () => readonly MarkedProcess[];
}

interface MarkedProcess {
  readonly pid: number;
  readonly command: string;
}

/** Processes whose environment holds this mark. Told by Linux alone. */
function processesWith(mark: string): readonly MarkedProcess[] {
  if (!existsSync("/proc/self/environ")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((pid) => {
      try {
        const isMarked = readFileSync(`/proc/${pid}/environ`, "utf8").includes(mark);
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
        return isMarked ? [{ pid: Number(pid), command }] : [];
      } catch {
        return [];
      }
    });
}

const runFolderIn = (out: string): string => {
  const [name] = existsSync(out)
    ? readdirSync(out).filter((entry) => existsSync(join(out, entry, "record")))
    : [];
  return name === undefined ? "" : join(out, name);
};

/** Starts the real command line; its runs go to a folder of their own unless they are told where. */
export function startCli(
  args: readonly string[],
  out = aFolder(),
  env: Readonly<Record<string, string>> = {},
): RunningCli {
  const mark = `GAMEDAY_TEST_MARK=${out}:${made}`;
  const [name = "", value = ""] = mark.split("=");
  const isRun = args[0] === "run" && !args.includes("--out");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "cli/bin.ts", ...args, ...(isRun ? ["--out", out] : [])],
    {
      cwd: ROOT,
      env: { ...process.env, [name]: value, TMPDIR: TEMPORARY, XDG_STATE_HOME: aFolder(), ...env },
    },
  );
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.stderr += chunk.toString()));
  const end = once(child, "close").then(async ([code, signal]): Promise<CliEnd> => {
    // What it has killed may take a moment to be gone.
    for (let looks = 0; looks < 20 && processesWith(mark).length > 0; looks += 1) await delay(50);
    return {
      code,
      signal,
      ...said,
      folder: runFolderIn(out),
      leftBehind: processesWith(mark).map(({ command }) => command),
    };
  });
  const comes = async (text: string, read: () => string): Promise<void> => {
    while (!read().includes(text)) {
      if (child.exitCode !== null) throw new Error(`it ended without "${text}": ${said.stderr}`);
      await delay(25);
    }
  };
  const events = (): string => {
    const file = join(runFolderIn(out), "record", "events.jsonl");
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  };
  return {
    child,
    end,
    processes: () => processesWith(mark),
    says: async (text) => await comes(text, () => said.stderr),
    records: async (text) => await comes(text, events),
  };
}

/** Carries a command line out to its end. */
export const runCli = async (args: readonly string[], out?: string): Promise<CliEnd> =>
  await startCli(args, out).end;

export const reportOf = ({ folder }: CliEnd): Report =>
  JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));

export const eventsOf = ({ folder }: CliEnd): readonly RunEvent[] =>
  readFileSync(join(folder, "record", "events.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** How often calls failed for each cause, over the whole record. */
export function causesOf({ folder }: CliEnd): Readonly<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const line of readFileSync(join(folder, "record", "calls.jsonl"), "utf8")
    .trim()
    .split("\n")) {
    const { causes }: { causes: Record<string, number> } = JSON.parse(line);
    for (const [cause, count] of Object.entries(causes)) total[cause] = (total[cause] ?? 0) + count;
  }
  return total;
}

export interface Report {
  readonly verdict: string;
  readonly healed: boolean;
  readonly interrupted: boolean;
  readonly calls: Readonly<
    Record<"planned" | "sent" | "answered" | "failed" | "dropped" | "unaccounted", number>
  >;
}
