import { Command, Option } from "commander";
import { z } from "zod";
import { duration } from "../../model/quantities.ts";
import type { Console } from "../console.ts";
import { finish } from "../finish-run.ts";
import { checked, seed, toxiproxy } from "../flag-values.ts";
import { hideSecrets } from "../hide-secrets.ts";
import { addHostOptions } from "../host-options.ts";
import { addLiveOptions, closeRoom, stayOpen } from "../live-room.ts";
import { loadScenario } from "../load-plan.ts";
import { endOfInterrupted } from "../perform-run.ts";
import { holdRehearsal, type RehearseFlags } from "../rehearsal/hold-rehearsal.ts";
import { MOST_RATE } from "../rehearsal/rate-doubt.ts";
import { unseal } from "../rehearsal/sealed-room.ts";
import { refuseToRehearse } from "../refuse-tabletop.ts";
import { stopOnSignals } from "../stop-signals.ts";
import type { Watch } from "../watch-run.ts";

const EXAMPLES = `
The break comes at a moment of the window that you are not told. You see what a monitoring screen shows; you act on the
system yourself, from other terminals; here you type: noticed, open, note <text>, fixed, give up, done, help.
docs/rehearse.md says how to hold a rehearsal.

Examples:
  gameday rehearse database-slow
  gameday rehearse cache-lost --window 10m --give-up 20m
  gameday rehearse database-slow my-day.yaml --runbook docs/runbooks/my-day/database-slow.md
  gameday rehearse database-slow --hints off            only the screen and the name of the alert
  gameday rehearse database-slow --live                 with pages for who leads and who watches: docs/control-room.md

Exit codes: 0 fixed and rolled back, 1 not, 2 usage, 3 environment, 4 not healed, 130 and 143 interrupted and healed.
`;

const RATE = `must be a whole number from 20 to ${MOST_RATE}`;
const rate = z
  .string()
  .regex(/^\d{2,4}$/u, RATE)
  .transform(Number)
  .refine((number) => number >= 20 && number <= MOST_RATE, RATE);

const LEAST_GIVE_UP_MS = 30_000;
const giveUp = duration.refine((ms) => ms >= LEAST_GIVE_UP_MS, "must be at least 30s");

interface Asked {
  readonly break: string;
  readonly scenario: string;
  readonly flags: RehearseFlags;
}

async function rehearseBreak(asked: Asked, console: Console): Promise<number> {
  const loaded = loadScenario(asked.scenario);
  refuseToRehearse(loaded.scenario, asked.break);
  const redact = hideSecrets(console, loaded.scenario, process.env);
  const stop = new AbortController();
  const signals = stopOnSignals(stop, (text) => console.err(`${text}\n`));
  const { flags } = asked;
  const watch: Watch = { trafficStarted: false };
  try {
    const { end, folder } = await holdRehearsal({
      break: asked.break,
      loaded,
      flags,
      console,
      stop,
      redact,
      watch,
    });
    const reports = watch.trafficStarted && signals.seen.length < 2;
    const judged = await finish(end, { folder, console, json: flags.json === true, reports });
    const code = end.how === "interrupted" ? endOfInterrupted(signals.seen[0], console) : judged;
    await stayOpen(watch.room, flags, { signals, console });
    return code;
  } finally {
    if (watch.room !== undefined) unseal(watch.room);
    await closeRoom(watch.room);
    signals.release();
  }
}

const withFlags = (command: Command): Command =>
  command
    .addOption(
      new Option("--window <duration>", "the break comes at a moment within it")
        .default(120_000, "2m")
        .argParser(checked(duration)),
    )
    .addOption(
      new Option("--give-up <duration>", "the fault stays at most so long")
        .default(900_000, "15m")
        .argParser(checked(giveUp)),
    )
    .addOption(
      new Option("--calls-per-second <n>", "steady traffic").default(100, "100").argParser(checked(rate)),
    )
    .addOption(
      new Option("--runbook <file>", "the runbook to rehearse; else the published or the newest one"),
    )
    .addOption(new Option("--hints <on|off>", "say what to type next").choices(["on", "off"]).default("on"))
    .addOption(
      new Option("--seed <number>", "the same seed breaks it at the same moment").argParser(checked(seed)),
    )
    .addOption(new Option("--out <dir>", "where runs keep their folders").default("runs"))
    .addOption(
      new Option("--toxiproxy <embedded|server|URL>", "as for gameday run")
        .default({ kind: "embedded" }, "embedded")
        .argParser(checked(toxiproxy)),
    )
    .addOption(new Option("--json", "print report.json instead of words"));

/** `gameday rehearse`: people notice and fix a break, and the tool measures. */
export const rehearseCommand = (console: Console, done: (code: number) => void): Command =>
  addLiveOptions(
    addHostOptions(
      withFlags(
        new Command("rehearse")
          .description("rehearse a break with people: it comes unannounced, they fix it, the clock runs")
          .argument("<break>", "the break, as the scenario calls it")
          .argument("[scenario]", "name of a shipped scenario, or a file", "gotv-election-day"),
      ),
    ),
  )
    .addHelpText("after", EXAMPLES)
    .action(async (name: string, scenario: string, flags: RehearseFlags) =>
      done(await rehearseBreak({ break: name, scenario, flags }, console)),
    );
