import { Command, Option } from "commander";
import { renderTerminal } from "../../reports/formats/terminal.ts";
import { formats } from "../../reports/index.ts";
import type { Console } from "../console.ts";
import { EXIT } from "../exit-codes.ts";
import { writeResults } from "../write-results.ts";

interface ReportFlags {
  readonly format?: string;
}

/** `gameday report`: judge a record again and write its reports and runbooks; the same record gives the same bytes. */
export const reportCommand = (console: Console, done: (code: number) => void): Command =>
  new Command("report")
    .description("judge the record of a run again and write its reports and runbooks beside it")
    .argument("<run>", "folder of a run, such as runs/gotv-election-day-20121106T180000Z")
    .addOption(new Option("--format <name>", "also print this format").choices(formats.names))
    .addHelpText(
      "after",
      "\nExample:\n  gameday report runs/gotv-election-day-20121106T180000Z --format markdown\n",
    )
    .action(async (folder: string, flags: ReportFlags) => {
      const readiness = await writeResults(folder);
      if (flags.format === undefined) console.painted(renderTerminal(readiness, { colour: console.colour }));
      else console.out(formats.get(flags.format).render(readiness));
      done(readiness.verdict === "READY" ? EXIT.ready : EXIT.notReady);
    });
