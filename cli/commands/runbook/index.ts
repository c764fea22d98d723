import { Command } from "commander";
import type { Console } from "../../console.ts";

/** `gameday runbook`: everything about runbooks that a run has written. */
export function runbookCommand(_console: Console, _done: (code: number) => void): Command {
  const runbook = new Command("runbook").description("find, open, publish, check and prove runbooks");
  for (const command of [] as readonly Command[]) runbook.addCommand(command);
  return runbook.showSuggestionAfterError();
}
