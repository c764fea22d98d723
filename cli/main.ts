import { Command, CommanderError } from "commander";
import { isExplained, reasonOf } from "../model/errors.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { healCommand } from "./commands/heal.ts";
import { listCommand } from "./commands/list.ts";
import { planCommand } from "./commands/plan.ts";
import { reportCommand } from "./commands/report.ts";
import { runCommand } from "./commands/run.ts";
import { runbookCommand } from "./commands/runbook/index.ts";
import { toxiproxyCommand } from "./commands/toxiproxy.ts";
import type { Console } from "./console.ts";
import { EXIT, exitCodeOf } from "./exit-codes.ts";
import { VERSION } from "./version.ts";

const ABOUT = `Rehearses the day that cannot fail.

A scenario and its breaks make a plan; a run carries the plan out and leaves a record; the record is judged into
verdicts; each break gets a runbook, and together they make the readiness report.`;

function program(console: Console, done: (code: number) => void): Command {
  const gameday = new Command("gameday").description(ABOUT).version(VERSION).showSuggestionAfterError();
  for (const command of [
    runCommand(console, done),
    planCommand(console),
    listCommand(console),
    doctorCommand(console, done),
    reportCommand(console, done),
    runbookCommand(console, done),
    healCommand(console, done),
    toxiproxyCommand(console),
  ]) {
    gameday.addCommand(command);
  }
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
    await program(console, done).parseAsync(args, { from: "user" });
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
