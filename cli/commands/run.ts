import { Command, Option } from "commander";
import { engines } from "../../run/engines/index.ts";
import { ENGINE_HELP } from "../choose-engine.ts";
import type { Console } from "../console.ts";
import { EXIT } from "../exit-codes.ts";
import { finish } from "../finish-run.ts";
import { checked, processes, templatesFlag, toxiproxy } from "../flag-values.ts";
import { addHostOptions } from "../host-options.ts";
import { addLiveOptions } from "../live-room.ts";
import { loadScenario } from "../load-plan.ts";
import { endOfInterrupted, performRun, type PerformFlags } from "../perform-run.ts";
import { addPlanOptions } from "../plan-options.ts";
import { loadTemplates } from "../templates.ts";

interface RunFlags extends PerformFlags {
  readonly json?: boolean;
  readonly templates?: string;
}

const EXAMPLES = `
Examples:
  gameday run                                        the election day, 1.2 million calls in six minutes or more
  gameday run --calls 60000 --in 45s                 the same in about a minute
  gameday run --only database-slow --json | jq .verdict
  gameday run my-day.yaml --out /var/tmp/rehearsals
  gameday run --engine k6 --processes 2
  gameday run my-day.yaml --allow-host db.example.org beyond this machine; hosts: of the scenario must name it too
  gameday run --live                                 with a page to watch, note and stop it: docs/control-room.md
  gameday run --toxiproxy server                     with a real toxiproxy-server instead of the embedded one

Exit codes: 0 ready, 1 not ready, 2 usage, 3 environment, 4 not healed, 130 and 143 interrupted and healed.
`;

async function runScenario(name: string, flags: RunFlags, console: Console): Promise<number> {
  // Templates that cannot be used are refused now, and not when the run is over.
  await loadTemplates(flags.templates);
  return await performRun(loadScenario(name), flags, console, async ({ end, folder, reports, signal }) => {
    const code = await finish(end, {
      folder,
      console,
      json: flags.json === true,
      reports,
      templates: flags.templates,
    });
    if (end.how === "stopped") return endOfStopped(end.reason, console);
    return end.how === "interrupted" ? endOfInterrupted(signal, console) : code;
  });
}

function endOfStopped(reason: string, console: Console): number {
  console.err(`Stopped by its own condition: ${console.line(reason)}; everything is healed.\n`);
  return EXIT.notReady;
}

/** `gameday run`: the rehearsal. */
export const runCommand = (console: Console, done: (code: number) => void): Command =>
  addLiveOptions(
    addHostOptions(
      addPlanOptions(
        new Command("run")
          .description("rehearse a day: replay its traffic, break things, try the fixes, prove what helped")
          .argument("[scenario]", "name of a shipped scenario, or a file", "gotv-election-day"),
      ),
    ),
  )
    .addOption(new Option("--out <dir>", "where runs keep their folders").default("runs"))
    .addOption(new Option("--engine <name>", ENGINE_HELP).choices(engines.names))
    .addOption(
      new Option("--processes <n>", "k6 only: this many processes share the calls").argParser(
        checked(processes),
      ),
    )
    .addOption(
      new Option(
        "--toxiproxy <embedded|server|URL>",
        "ours, a toxiproxy-server of ours, or one that runs on this machine",
      )
        .default({ kind: "embedded" }, "embedded")
        .argParser(checked(toxiproxy)),
    )
    .addOption(templatesFlag())
    .addOption(new Option("--json", "print report.json instead of words"))
    .addOption(new Option("--quiet", "no progress"))
    .addHelpText("after", EXAMPLES)
    .action(async (name: string, flags: RunFlags) => done(await runScenario(name, flags, console)));
