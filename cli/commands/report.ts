import { Command, Option } from "commander";
import { renderTerminal } from "../../reports/formats/terminal.ts";
import { formats } from "../../reports/index.ts";
import type { Readiness } from "../../model/readiness.ts";
import type { Console } from "../console.ts";
import { readyCodeOf } from "../exit-codes.ts";
import { templatesFlag } from "../flag-values.ts";
import { judgeByFile } from "../judge-again.ts";
import { writeResults } from "../write-results.ts";

interface ReportFlags {
  readonly format?: string;
  readonly templates?: string;
  readonly judge?: string;
}

const EXAMPLES = `
Examples:
  gameday report runs/gotv-election-day-20121106T180000Z --format markdown
  gameday report runs/gotv-election-day-20121106T180000Z --judge objectives.yaml

--judge takes a file of "objectives:" as a scenario has them. Its reports go into a folder of their own in that of the
run; those of the run stay as they are. docs/comparing-runs.md says what a record can be judged by.
`;

async function judged(folder: string, flags: ReportFlags, console: Console): Promise<Readiness> {
  if (flags.judge === undefined) return await writeResults(folder, flags.templates);
  const again = await judgeByFile(folder, flags.judge);
  console.err(`Judged again by ${console.line(flags.judge)}; reports in ${console.line(again.folder)}\n`);
  return again.readiness;
}

/** `gameday report`: judge a record again and write its reports and runbooks; the same record gives the same bytes. */
export const reportCommand = (console: Console, done: (code: number) => void): Command =>
  new Command("report")
    .description("judge the record of a run again and write its reports and runbooks beside it")
    .argument("<run>", "folder of a run, such as runs/gotv-election-day-20121106T180000Z")
    .addOption(new Option("--format <name>", "also print this format").choices(formats.names))
    .addOption(templatesFlag())
    .addOption(
      new Option(
        "--judge <file>",
        "judge by the objectives of this file, beside the run's own reports",
      ).conflicts("templates"),
    )
    .addHelpText("after", EXAMPLES)
    .action(async (folder: string, flags: ReportFlags) => {
      const readiness = await judged(folder, flags, console);
      if (flags.format === undefined) console.painted(renderTerminal(readiness, { colour: console.colour }));
      else console.out(formats.get(flags.format).render(readiness));
      done(readyCodeOf(readiness.verdict));
    });
