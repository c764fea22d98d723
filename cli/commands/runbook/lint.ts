import { Command, Option } from "commander";
import type { Console } from "../../console.ts";
import { EXIT } from "../../exit-codes.ts";
import { lintRunbooks, type Lint } from "../../lint-runbooks.ts";
import { runbookFilesIn } from "../../runbook-folder.ts";

interface LintFlags {
  readonly in?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  gameday runbook lint                          of docs/runbooks, or else of the newest run
  gameday runbook lint --in docs/runbooks --json | jq length

It looks for sections, owner and alert, links, steps, shell commands (bash reads them, nothing is carried out), leftovers
and secrets; for breaks without a runbook and runbooks without a break.

Exit codes: 0 nothing found, 1 something is, 2 usage.
`;

function lintText({ findings, runbooks }: Lint, line: Console["line"]): string {
  const count = `${runbooks} ${runbooks === 1 ? "runbook" : "runbooks"}`;
  if (findings.length === 0) return `${count}, nothing to mend.\n`;
  const lines = findings.map(
    ({ file, line: number, what, hint }) => `${line(file)}:${number}: ${line(what)}: ${line(hint)}\n`,
  );
  return `${lines.join("")}\n${findings.length} to mend in ${count}.\n`;
}

/** `gameday runbook lint`: whether people can rely on the form of each runbook, and whether every break has one. */
export const lintCommand = (console: Console, done: (code: number) => void): Command =>
  new Command("lint")
    .description("check runbooks: sections, steps, links, commands, owners, secrets, and one for every break")
    .addOption(new Option("--in <dir>", "where the runbooks are"))
    .addOption(new Option("--json", "print the findings as JSON"))
    .addHelpText("after", EXAMPLES)
    .action((flags: LintFlags) => {
      const lint = lintRunbooks(runbookFilesIn(flags.in));
      if (!lint.hasShell) console.err("bash is not here, so no command was read.\n");
      if (flags.json === true) console.out(`${JSON.stringify(lint.findings, null, 2)}\n`);
      else console.out(lintText(lint, console.line));
      done(lint.findings.length === 0 ? EXIT.ready : EXIT.notReady);
    });
