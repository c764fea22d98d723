import type { LeftOut } from "../model/sign-off.ts";
import type { Plan, PlannedBreak } from "../model/plan.ts";
import type { Scenario, ScenarioBreak } from "./scenario-schema.ts";

const leftOutOf = ({ id, severity, owner, impact, likelihood }: ScenarioBreak): LeftOut => ({
  id,
  severity,
  owner,
  ...(impact === undefined ? {} : { impact }),
  ...(likelihood === undefined ? {} : { likelihood }),
});

/** What people say about the day beside what can be run, and what this plan leaves out of it. */
export function signedParts(scenario: Scenario, planned: readonly PlannedBreak[]): Partial<Plan> {
  const { date, exceptions, askedUsers } = scenario;
  const leftOut = scenario.breaks.filter(({ id }) => planned.every((item) => item.id !== id));
  return {
    ...(leftOut.length === 0 ? {} : { leftOut: leftOut.map((item) => leftOutOf(item)) }),
    ...(date === undefined ? {} : { date }),
    ...(exceptions.length === 0 ? {} : { exceptions }),
    ...(askedUsers.length === 0 ? {} : { askedUsers }),
  };
}
