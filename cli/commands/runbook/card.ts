import { Command, Option } from "commander";
import { cardPage } from "../../../runbooks/card/card-page.ts";
import { cardText } from "../../../runbooks/card/card-text.ts";
import type { Console } from "../../console.ts";
import { pickRunbook } from "../../pick-runbook.ts";

interface CardFlags {
  readonly in?: string;
  readonly html?: boolean;
}

const EXAMPLES = `
Examples:
  gameday runbook card database-slow | lp
  gameday runbook card database-slow --html > card.html     an A5 page, to be printed

Exit codes: 0 printed, 3 there is no such runbook.
`;

/** `gameday runbook card`: what has to be done, on one card of 60 lines and 80 columns. */
export const cardCommand = (console: Console): Command =>
  new Command("card")
    .description("print the action part of a runbook so that it fits one card")
    .argument("<name>", "an alert, scenario/break, or a break")
    .addOption(new Option("--in <folder>", "where the runbooks are"))
    .addOption(new Option("--html", "print an HTML page of one A5 sheet"))
    .addHelpText("after", EXAMPLES)
    .action((name: string, flags: CardFlags) => {
      const runbook = pickRunbook(name, flags.in, console);
      console.out(flags.html === true ? cardPage(runbook) : cardText(runbook));
    });
