import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { RehearsalFinding } from "../../../model/rehearsal.ts";
import type { LedgerCount } from "../../../model/record.ts";
import { renderRunbook } from "../../../runbooks/index.ts";
import { judgedRun } from "../../support/recorded-runs.ts";
import { shippedTemplates } from "../../support/runbook-templates.ts";
import { aFolder, runCli, startCli, type CliEnd } from "./run-cli.ts";
import { Stranger } from "./stranger.ts";
import { Terminal } from "./terminal.ts";

/** What a rehearsal says of itself, in its report.json. */
interface Told {
  readonly rehearsal: RehearsalFinding;
  readonly ledger?: LedgerCount;
  readonly healed: boolean;
}

export interface HeldRehearsal {
  readonly end: CliEnd;
  readonly told: Told;
  /** How many blocks of each section were followed. */
  readonly followed: Readonly<Record<string, number>>;
}

// The database of the campaign runs as somebody else, who cannot enter our folders.
const ENV = { TMPDIR: tmpdir() };
const MOST_CLAIMS = 5;

const FLAGS = ["--window", "12s", "--give-up", "75s", "--calls-per-second", "200"];

/** Runs the breaks for real; the folder with their runbooks. */
export async function runbooksOf(...flags: readonly string[]): Promise<string> {
  const out = aFolder();
  const end = await startCli(["run", "--quiet", "--out", out, ...flags], out, ENV).end;
  if (end.code === 0) return join(end.folder, "runbooks");
  throw new Error(`the run was not ready: ${end.stdout}${end.stderr}`);
}

/** The runbooks of a recorded run, as they are written today. */
export async function recordedRunbooks(name: string): Promise<string> {
  const [folder, day] = [aFolder(), await judgedRun(name)];
  for (const { id } of day.breaks)
    writeFileSync(join(folder, `${id}.md`), renderRunbook(day, id, shippedTemplates()));
  return folder;
}

/** Holds the rehearsal of a break; who fixes it knows the alert, and from then on only what the runbook says. */
export async function holdRehearsal(
  breakId: string,
  runbooks: string,
  scenario = "gotv-election-day",
): Promise<HeldRehearsal> {
  const out = aFolder();
  const runbook = join(runbooks, `${breakId}.md`);
  const desk = startCli(
    ["rehearse", breakId, scenario, ...FLAGS, "--runbook", runbook, "--out", out],
    out,
    ENV,
  );
  let screen = "";
  desk.child.stderr.on("data", (chunk: Buffer) => (screen += chunk.toString()));
  const type = (word: string): void => void desk.child.stdin.write(`${word}\n`);
  const judged = async (claims: number): Promise<void> => {
    while ((screen.match(/(?:FIXED|NOT YET):/gu) ?? []).length < claims) {
      if (desk.child.exitCode !== null) throw new Error(`it ended without judging: ${screen}`);
      await delay(50);
    }
  };
  const terminal = new Terminal(out);
  try {
    await desk.says("ALERT ");
    const [, alert = ""] = /ALERT (\w+):/u.exec(screen) ?? [];
    const [, addresses = ""] = /^ {2}\. (\S+\.env)$/mu.exec(screen) ?? [];
    type("noticed");
    const markdown = (await runCli(["runbook", "open", alert, "--in", runbooks, "--raw"])).stdout;
    type("open");
    const stranger = new Stranger(markdown, terminal);
    await terminal.paste(`. ${addresses}`);
    const followed: Record<string, number> = {};
    const follow = async (heading: string): Promise<void> =>
      void (followed[heading] = await stranger.follows(heading));
    await follow("Is it this");
    await follow("Stop the bleeding");
    await follow("Verify it worked");
    // A busy machine may spoil a second: then the runbook is asked again, and so is the rehearsal.
    for (let claims = 1; claims <= MOST_CLAIMS && !screen.includes("FIXED:"); claims += 1) {
      type("fixed");
      await judged(claims);
    }
    await desk.says("taken off");
    await follow("Roll back");
    const end = await desk.end;
    const told: Told = JSON.parse(readFileSync(join(end.folder, "report.json"), "utf8"));
    return { end, told, followed };
  } finally {
    desk.child.kill("SIGTERM");
    await desk.end;
    await terminal.close();
  }
}
