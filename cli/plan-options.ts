import { Option, type Command } from "commander";
import { count, duration } from "../model/quantities.ts";
import type { Millis } from "../model/units.ts";
import type { Overrides } from "../plan/compile-plan.ts";
import { checked, seed } from "./flag-values.ts";

/** The flags that change a scenario; `run` and `plan` share them. */
export interface PlanFlags {
  readonly calls?: number;
  readonly in?: Millis;
  readonly seed?: number;
  readonly only?: string;
}

export const addPlanOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--calls <count>", "replay this many calls instead, such as 60000").argParser(
        checked(count),
      ),
    )
    .addOption(
      new Option("--in <duration>", "replay the day in this time, such as 45s").argParser(checked(duration)),
    )
    .addOption(new Option("--seed <number>", "seed of arrivals, calls and faults").argParser(checked(seed)))
    .addOption(new Option("--only <break>", "only this break"));

export const overridesOf = (flags: PlanFlags): Overrides => ({
  ...(flags.calls === undefined ? {} : { calls: flags.calls }),
  ...(flags.in === undefined ? {} : { replayIn: flags.in }),
  ...(flags.seed === undefined ? {} : { seed: flags.seed }),
  ...(flags.only === undefined ? {} : { only: flags.only }),
});
