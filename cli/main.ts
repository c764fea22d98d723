import { Command, CommanderError } from "commander";
import { isExplained, reasonOf } from "../model/errors.ts";
import { loadCalled } from "./command-list.ts";
import { COMMANDS } from "./commands/index.ts";
import type { Console } from "./console.ts";
import { EXIT, exitCodeOf } from "./exit-codes.ts";
import { VERSION } from "./version.ts";

const ABOUT = `Rehearses the day that cannot fail.

A scenario and its breaks make a plan; a run carries the plan out and leaves a record; the record is judged into
verdicts; each break gets a runbook, and together they make the readiness report.`;

async function program(
  args: readonly string[],
  console: Console,
  done: (code: number) => void,
): Promise<Command> {
  const gameday = new Command("gameday").description(ABOUT).version(VERSION).showSuggestionAfterError();
  for (const make of await loadCalled(COMMANDS, args)) gameday.addCommand(make(console, done));
  for (const command of withAll(gameday)) {
    command.exitOverride().configureOutput({ writeOut: console.out, writeErr: console.err });
  }
  return gameday.addHelpText(
    "after",
    "\nStart here:\n  gameday plan\n  gameday run --calls 60000 --in 45s\n",
  );
}

/** A command with the commands in it. */
const withAll = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(withAll)];

/** Carries out a command line and says with which code the process shall end; prints, never exits. */
export async function main(args: readonly string[], console: Console): Promise<number> {
  let code: number = EXIT.ready;
  const done = (wanted: number): void => {
    code = wanted;
  };
  try {
    const gameday = await program(args, console, done);
    await gameday.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ready : EXIT.usage;
    if (isExplained(error)) console.err(`\n${error.message}\n${error.hint}\n`);
    else console.err(bugText(error));
    return exitCodeOf(error);
  }
}

const bugText = (error: unknown): string =>
  `\nThis is a bug of gameday: ${reasonOf(error)}\n${error instanceof Error ? (error.stack ?? "") : ""}\nPlease report it with the command line and the folder of the run.\n`;
