import { Command, Option } from "commander";
import { durationText } from "../../model/quantities.ts";
import type { Healing } from "../../run/journal/heal-journal.ts";
import type { Console } from "../console.ts";
import { EXIT } from "../exit-codes.ts";
import { heal, type HealedRun } from "../heal-all.ts";

const EXAMPLES = `
Examples:
  gameday heal                 take back what runs that died have left, and prove it
  gameday heal --json | jq .healed

Exit codes: 0 nothing is left broken, 4 something is: what to type is printed.
`;

const line = ({ what, ok, detail, tookMs, remedy }: Healing): string =>
  `  ${ok ? "✓" : "✗"} ${what}: ${detail} (${durationText(tookMs)})\n${ok || remedy === "" ? "" : `      type: ${remedy}\n`}`;

const words = ({ run, healings }: HealedRun): string =>
  `${run}\n${healings.length === 0 ? "  ✓ nothing was open any more\n" : healings.map(line).join("")}`;

/** `gameday heal`: finishes what runs that died have left; a second time there is nothing to do. */
export const healCommand = (console: Console, done: (code: number) => void): Command =>
  new Command("heal")
    .description("take back what a run that died has left: faults, fixes, processes, links")
    .addOption(new Option("--json", "print what was done as JSON"))
    .addHelpText("after", EXAMPLES)
    .action(async (flags: { json?: boolean }) => {
      const { healed, runs, goingOn } = await heal();
      if (flags.json === true) console.out(`${JSON.stringify({ healed, runs, goingOn }, null, 2)}\n`);
      else {
        for (const run of runs) console.out(words(run));
        for (const run of goingOn)
          console.out(`${run} is going on and heals by itself; nothing was done to it.\n`);
        if (runs.length === 0) console.out("Nothing to heal.\n");
        else console.out(healed ? "Everything is healed.\n" : "NOT everything is healed.\n");
      }
      done(healed ? EXIT.ready : EXIT.notHealed);
    });
