import { Command, Option } from "commander";
import { redacted } from "../../model/redact.ts";
import { describePlan, summarisePlan } from "../../plan/describe-plan.ts";
import type { Console } from "../console.ts";
import { shownToPlayers } from "../../plan/shown-to-players.ts";
import { hideSecrets } from "../hide-secrets.ts";
import { loadScenario, planOf } from "../load-plan.ts";
import { addPlanOptions, overridesOf, type PlanFlags } from "../plan-options.ts";

const EXAMPLES = `
Examples:
  gameday plan                          what would happen on election day, and what is at risk
  gameday plan my-day.yaml --in 90s
  gameday plan --json | jq .peakPerSecond
  gameday plan everything-day --game-master    with the breaks that players are not told of
`;

interface Flags extends PlanFlags {
  readonly json?: boolean;
  readonly gameMaster?: boolean;
}

/** `gameday plan`: what a run would do. Starts nothing. */
export const planCommand = (console: Console): Command =>
  addPlanOptions(
    new Command("plan")
      .description("show what a run would do: timeline, calls, peak, blast radius, duration; starts nothing")
      .argument("[scenario]", "name of a shipped scenario, or a file", "gotv-election-day"),
  )
    .addOption(new Option("--game-master", "show sealed breaks too, which players must not know"))
    .addOption(new Option("--json", "print the figures and the whole plan as JSON"))
    .addHelpText("after", EXAMPLES)
    .action((name: string, flags: Flags) => {
      const loaded = loadScenario(name);
      const redact = hideSecrets(console, loaded.scenario, process.env);
      const whole = redacted(planOf(loaded, overridesOf(flags)), redact);
      const plan = flags.gameMaster === true ? whole : shownToPlayers(whole);
      if (flags.json === true) console.out(`${JSON.stringify({ ...summarisePlan(plan), plan }, null, 2)}\n`);
      else console.out(describePlan(plan));
    });
