import { Command } from "commander";
import { loadCalled, type CommandList, type MakeCommand } from "../../command-list.ts";

const COMMANDS: CommandList = {
  find: async () => (await import("./find.ts")).findCommand,
  open: async () => (await import("./open.ts")).openCommand,
  card: async () => (await import("./card.ts")).cardCommand,
  step: async () => (await import("./step.ts")).stepCommand,
  match: async () => (await import("./match.ts")).matchCommand,
  site: async () => (await import("./site.ts")).siteCommand,
  publish: async () => (await import("./publish.ts")).publishCommand,
  stale: async () => (await import("./stale.ts")).staleCommand,
  lint: async () => (await import("./lint.ts")).lintCommand,
  verify: async () => (await import("./verify.ts")).verifyCommand,
  templates: async () => (await import("./templates.ts")).templatesCommand,
};

/** `gameday runbook`: everything about runbooks that a run has written. */
export async function runbookCommand(rest: readonly string[]): Promise<MakeCommand> {
  const commands = await loadCalled(COMMANDS, rest);
  return (console, done) => {
    const runbook = new Command("runbook").description("find, open, publish, check and prove runbooks");
    for (const make of commands) runbook.addCommand(make(console, done));
    return runbook.showSuggestionAfterError();
  };
}
