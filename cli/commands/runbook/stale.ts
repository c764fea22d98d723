import { Command, InvalidArgumentError, Option } from "commander";
import { judgeFreshness } from "../../../runbooks/index.ts";
import type { Console } from "../../console.ts";
import { Scenarios } from "../../current-inputs.ts";
import { EXIT } from "../../exit-codes.ts";
import { templatesFlag } from "../../flag-values.ts";
import { runbooksIn } from "../../runbook-folder.ts";
import { staleText, type JudgedRunbook } from "../../stale-text.ts";

interface StaleFlags {
  readonly in?: string;
  readonly json?: boolean;
  readonly on?: string;
  readonly templates?: string;
}

const EXAMPLES = `
Examples:
  gameday runbook stale                           of docs/runbooks, or else of the newest run
  gameday runbook stale --in docs/runbooks --json | jq -r '.[] | select(.kind != "fresh") | .id'
  gameday runbook stale --on 2026-12-24           as it will be on that day

Exit codes: 0 all fresh, 1 one is stale or has lost its break, 2 usage.
`;

function day(text: string): string {
  const date = new Date(`${text}T00:00:00.000Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(date.getTime());
  if (isDay && date.toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('It must be a day, such as "2026-12-24".');
}

const asJson = ({ runbook, freshness }: JudgedRunbook) => ({
  id: runbook.frontMatter.id,
  file: runbook.file,
  status: runbook.frontMatter.verification.status,
  ...freshness,
  reasons: freshness.kind === "fresh" ? [] : freshness.reasons.map(({ text }) => text),
});

/** `gameday runbook stale`: which runbooks nobody should trust any more, and why. */
export const staleCommand = (console: Console, done: (code: number) => void): Command =>
  new Command("stale")
    .description("say which runbooks are out of date: by the calendar, or because what they rest on changed")
    .addOption(new Option("--in <dir>", "where the runbooks are"))
    .addOption(new Option("--on <day>", "judge as of this day, such as 2026-12-24").argParser(day))
    .addOption(templatesFlag())
    .addOption(new Option("--json", "print the same as JSON"))
    .addHelpText("after", EXAMPLES)
    .action((flags: StaleFlags) => {
      const scenarios = new Scenarios(flags.templates);
      const today = flags.on ?? new Date().toISOString().slice(0, 10);
      const judged = runbooksIn(flags.in).map((runbook) => ({
        runbook,
        freshness: judgeFreshness(runbook, today, scenarios.inputsOf(runbook)),
      }));
      if (flags.json === true) console.out(`${JSON.stringify(judged.map(asJson), null, 2)}\n`);
      else console.out(staleText(judged, console.line));
      done(judged.every(({ freshness }) => freshness.kind === "fresh") ? EXIT.ready : EXIT.notReady);
    });
