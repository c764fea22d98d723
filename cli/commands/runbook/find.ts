import { Command, Option } from "commander";
import { z } from "zod";
import { shellWord } from "../../../model/shell-word.ts";
import { findRunbooks, type Found, type Search } from "../../../runbooks/search/find-runbooks.ts";
import { foundText, nothingText } from "../../../runbooks/search/found-text.ts";
import { firstAction } from "../../../runbooks/sections.ts";
import type { Console } from "../../console.ts";
import { EXIT } from "../../exit-codes.ts";
import { checked } from "../../flag-values.ts";
import { inFlag, pageStyle, readableRunbooks } from "../../readable-runbooks.ts";

interface FindFlags {
  readonly in?: string;
  readonly limit: number;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  gameday runbook find "calls not saving"
  gameday runbook find 503 database idle --limit 1
  gameday runbook find "calls not saving" --json | jq -r '.found[0].id'

Exit codes: 0 found, 1 nothing is found.
`;

const limit = z
  .string()
  .regex(/^[1-9]\d?$/u, "must be a whole number from 1 to 99")
  .transform(Number);

const plain = ({ runbook, score, why, nearest }: Found) => ({
  id: runbook.frontMatter.id,
  title: runbook.frontMatter.title,
  file: runbook.file,
  score: Math.round(score * 100) / 100,
  status: runbook.frontMatter.verification.status,
  verifiedOn: runbook.frontMatter.verification.on,
  owner: runbook.frontMatter.owner,
  doThisNow: firstAction(runbook),
  why,
  nearest: nearest ?? null,
});

const asJson = ({ found, close }: Search, query: string): string =>
  `${JSON.stringify({ query, found: found.map(plain), toldApartBy: close }, null, 2)}\n`;

/** `gameday runbook find`: the runbooks for what people say, the best first, and why. */
export const findCommand = (console: Console, done: (code: number) => void): Command =>
  new Command("find")
    .description("find the runbook for what you see, in your own words")
    .argument("<words...>", 'what you see: "calls not saving", an error, an alert')
    .addOption(new Option("--in <folder>", "where the runbooks are"))
    .addOption(new Option("--limit <number>", "show at most so many").default(3).argParser(checked(limit)))
    .addOption(new Option("--json", "print what was found as JSON"))
    .addHelpText("after", EXAMPLES)
    .action((words: readonly string[], flags: FindFlags) => {
      const query = words.join(" ");
      const runbooks = readableRunbooks(flags.in, console);
      const search = findRunbooks(runbooks, query, flags.limit);
      const style = pageStyle(console);
      const open = `gameday runbook open${inFlag(flags.in)}`;
      if (flags.json === true) console.out(asJson(search, query));
      else if (search.found.length === 0) console.err(nothingText(runbooks, query, style));
      else
        console.painted(
          foundText(search, style, ({ frontMatter }) => `${open} ${shellWord(frontMatter.id)}`),
        );
      done(search.found.length === 0 ? EXIT.notReady : EXIT.ready);
    });
