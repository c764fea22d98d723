import { Command, Option } from "commander";
import { UsageError } from "../../model/errors.ts";
import { nearest } from "../../model/nearest.ts";
import type { Console } from "../console.ts";
import { historyText } from "../history/history-text.ts";
import { readPast, type Past } from "../history/read-past.ts";

interface HistoryFlags {
  readonly in: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  gameday history
  gameday history gotv-election-day --in /var/tmp/rehearsals
  gameday history --json | jq -r '.runs[] | [.startedAt, .verdict, .share] | @tsv'
`;

function ofScenario(past: Past, scenario: string | undefined, folder: string): Past {
  if (scenario === undefined) {
    if (past.runs.length > 0 || past.unreadable.length > 0) return past;
    throw new UsageError(`There is no run in "${folder}".`, "Rehearse first: gameday run.");
  }
  const runs = past.runs.filter(({ scenario: { id } }) => id === scenario);
  if (runs.length > 0) return { ...past, runs };
  const known = [...new Set(past.runs.map(({ scenario: { id } }) => id))];
  const meant = nearest(scenario, known);
  throw new UsageError(
    `There is no run of "${scenario}" in "${folder}".`,
    meant === undefined ? `There are runs of: ${known.join(", ") || "nothing"}.` : `Did you mean "${meant}"?`,
  );
}

/** `gameday history`: how the runs of a scenario went, one line each. */
export const historyCommand = (console: Console): Command =>
  new Command("history")
    .description("show the trend over the runs of a scenario")
    .argument("[scenario]", "id of a scenario; all of them without it")
    .addOption(new Option("--in <dir>", "where runs keep their folders").default("runs"))
    .addOption(new Option("--json", "print the same as JSON"))
    .addHelpText("after", EXAMPLES)
    .action(async (scenario: string | undefined, flags: HistoryFlags) => {
      const past = ofScenario(await readPast(flags.in), scenario, flags.in);
      if (flags.json === true) console.out(`${JSON.stringify(past, null, 2)}\n`);
      else console.out(historyText(past));
    });
