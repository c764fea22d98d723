import type { Command } from "commander";
import type { Console } from "./console.ts";

export type MakeCommand = (console: Console, done: (code: number) => void) => Command;

/** Commands by their names, in the order of the help, with what loads each; `rest` is the command line behind its name. */
export type CommandList = Readonly<Record<string, (rest: readonly string[]) => Promise<MakeCommand>>>;

/**
 * Loads the command that a command line calls; all of them when it calls none of these, for the help and the suggestion.
 * To load one takes a fraction of the time that all of them take.
 */
export async function loadCalled(
  commands: CommandList,
  args: readonly string[],
): Promise<readonly MakeCommand[]> {
  const at = args.findIndex((arg) => !arg.startsWith("-"));
  const called = args[at] ?? "";
  const found = Object.hasOwn(commands, called) ? commands[called] : undefined;
  if (found !== undefined) return [await found(args.slice(at + 1))];
  return await Promise.all(Object.values(commands).map(async (load) => await load([])));
}
