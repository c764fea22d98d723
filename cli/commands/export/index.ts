import { Command } from "commander";
import type { Console } from "../../console.ts";
import { prometheusCommand } from "./prometheus.ts";

/** `gameday export`: what a run has found out, for other programs. */
export function exportCommand(console: Console, done: (code: number) => void): Command {
  const group = new Command("export").description("write what a run has found out for other programs");
  for (const command of [prometheusCommand(console, done)]) group.addCommand(command);
  return group.showSuggestionAfterError();
}
