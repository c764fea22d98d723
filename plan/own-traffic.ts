import { UsageError } from "../model/errors.ts";
import type { Traffic } from "../model/traffic.ts";
import type { Overrides } from "./compile-plan.ts";
import type { Scenario } from "./scenario-schema.ts";
import { bucketFor } from "./arrivals.ts";

type OwnTraffic = Extract<Scenario["traffic"], { readonly k6: string }>;
type OwnScenario = Pick<Scenario, "day" | "objectives" | "checks"> & { readonly traffic: OwnTraffic };

/** What would change planned traffic cannot change a script. */
function refuseOverrides(file: string, { calls, replayIn, seed }: Overrides): void {
  const flags = { "--calls": calls, "--in": replayIn, "--seed": seed };
  const [flag] = Object.entries(flags).find(([, value]) => value !== undefined) ?? [];
  if (flag === undefined) return;
  throw new UsageError(
    `"${flag}" does nothing here: the script "${file}" decides how many calls it makes, which, and when.`,
    "Change the script, and replayIn: of the scenario if it takes another time; then run without that flag.",
  );
}

/** The traffic of a script of the user's own: nothing is planned, so there is nothing to count before the run. */
export function ownTraffic({ traffic, day, objectives, checks }: OwnScenario, overrides: Overrides): Traffic {
  const { k6: file, good, ...rest } = traffic;
  refuseOverrides(file, overrides);
  if (rest.replayIn <= 0)
    throw new UsageError("A replay cannot take no time.", "Give it some, such as replayIn: 45s.");
  const goods = objectives.map(({ calls, good: promised }) => ({ calls, good: promised }));
  return {
    ...rest,
    calls: 0,
    shape: "script",
    seed: 0,
    spacing: "even",
    bucket: bucketFor(rest.replayIn),
    day,
    arrivals: [],
    mix: [],
    script: { file, good, goods, checks: checks.map(({ check }) => check) },
  };
}
