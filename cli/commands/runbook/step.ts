import { Command, Option } from "commander";
import { z } from "zod";
import { UsageError } from "../../../model/errors.ts";
import { allSteps, stepText } from "../../../runbooks/step-text.ts";
import { stepsOf } from "../../../runbooks/steps.ts";
import type { Console } from "../../console.ts";
import { checked } from "../../flag-values.ts";
import { pickRunbook } from "../../pick-runbook.ts";
import { pageStyle } from "../../readable-runbooks.ts";
import { walkSteps } from "../../walk-steps.ts";

interface StepFlags {
  readonly in?: string;
  readonly number?: number;
}

const EXAMPLES = `
Examples:
  gameday runbook step database-slow              one step at a time; it runs nothing
  gameday runbook step database-slow --number 2   only that one
  gameday runbook step database-slow | cat        all of them

Exit codes: 0 printed, 3 there is no such runbook.
`;

const stepNumber = z
  .string()
  .regex(/^[1-9]\d{0,3}$/u, "must be the number of a step, such as 2")
  .transform(Number);

/** `gameday runbook step`: the steps of a runbook one at a time, with a clock. */
export const stepCommand = (console: Console): Command =>
  new Command("step")
    .description("go through the steps of a runbook, one at a time")
    .argument("<name>", "an alert, scenario/break, or a break")
    .addOption(new Option("--in <folder>", "where the runbooks are"))
    .addOption(new Option("--number <number>", "print only this step").argParser(checked(stepNumber)))
    .addHelpText("after", EXAMPLES)
    .action(async (name: string, flags: StepFlags) => {
      const runbook = pickRunbook(name, flags.in, console);
      const style = pageStyle(console);
      if (flags.number !== undefined) {
        const { steps } = stepsOf(runbook);
        const step = steps[flags.number - 1];
        if (step !== undefined) return console.painted(stepText(step, steps.length, style));
        throw new UsageError(
          `"${runbook.frontMatter.id}" has no step "${flags.number}".`,
          steps.length === 0 ? "It has no steps." : `It has ${steps.length}: choose 1 to ${steps.length}.`,
        );
      }
      if (console.readLine === undefined) return console.painted(allSteps(runbook, style));
      await walkSteps({ runbook, console, style, now: () => performance.now() });
    });
