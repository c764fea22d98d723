import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import { shellWord } from "../../../model/shell-word.ts";
import { openText } from "../../../runbooks/open-text.ts";
import type { Console } from "../../console.ts";
import { pickRunbook } from "../../pick-runbook.ts";
import { inFlag, pageStyle, readableRunbooks } from "../../readable-runbooks.ts";

interface OpenFlags {
  readonly in?: string;
  readonly raw?: boolean;
  readonly path?: boolean;
}

const EXAMPLES = `
Examples:
  gameday runbook open GotvElectionDayDatabaseSlow     the name of the alert
  gameday runbook open database-slow                   the break
  gameday runbook open database-slow --raw | less
  $EDITOR "$(gameday runbook open database-slow --path)"

Exit codes: 0 printed, 3 there is no such runbook.
`;

/** `gameday runbook open`: the runbook of an alert, an id or a break, for a terminal. */
export const openCommand = (console: Console): Command =>
  new Command("open")
    .description("print the runbook of an alert, an id or a break")
    .argument("<name>", "an alert, scenario/break, or a break")
    .addOption(new Option("--in <folder>", "where the runbooks are"))
    .addOption(new Option("--raw", "print its Markdown as it is").conflicts("path"))
    .addOption(new Option("--path", "print only where its file is"))
    .addHelpText("after", EXAMPLES)
    .action((name: string, flags: OpenFlags) => {
      const runbook = pickRunbook(name, flags.in, console);
      if (flags.path === true) return console.out(`${runbook.file}\n`);
      if (flags.raw === true) return console.out(readFileSync(runbook.file, "utf8"));
      const all = readableRunbooks(flags.in, { ...console, err: () => undefined });
      const open = `gameday runbook open${inFlag(flags.in)}`;
      console.painted(
        openText(runbook, all, {
          ...pageStyle(console),
          open: ({ frontMatter }) => `${open} ${shellWord(frontMatter.id)}`,
        }),
      );
    });
