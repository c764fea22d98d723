import { UsageError } from "../model/errors.ts";
import type { PlanInputs } from "../model/inputs.ts";
import { nearest } from "../model/nearest.ts";
import type { Plan, PlannedBreak } from "../model/plan.ts";
import { countText, durationText } from "../model/quantities.ts";
import type { CheckPromise, Objective, PlannedCall, Traffic } from "../model/traffic.ts";
import { millis, type Millis } from "../model/units.ts";
import { bucketFor } from "./arrivals.ts";
import { compileBreaks } from "./compile-breaks.ts";
import { arrivalsWithJunk } from "./junk.ts";
import { ownTraffic } from "./own-traffic.ts";
import type { Catalogue, Scenario, ScenarioBreak } from "./scenario-schema.ts";
import { signedParts } from "./signed-parts.ts";

/** What the command line changes about a scenario. */
export interface Overrides {
  readonly calls?: number;
  readonly replayIn?: Millis;
  readonly seed?: number;
  readonly only?: string;
}

export interface PlanSource {
  readonly file: string;
  readonly sha256: string;
  readonly catalogue: Catalogue;
  readonly inputs?: PlanInputs;
}

/** A scenario and its breaks make a plan: everything a run will do, decided before anything happens. */
export function compilePlan(scenario: Scenario, source: PlanSource, overrides: Overrides = {}): Plan {
  const traffic = compileTraffic(scenario, source.catalogue, overrides);
  const scaleOf = (replayIn: Millis): number => Math.min(1, replayIn / scenario.traffic.replayIn);
  const breaks = compileBreaks(chosenBreaks(scenario, overrides.only), {
    traffic,
    scaleOf,
    catalogue: source.catalogue,
    groups: scenario.groups,
  });
  const { canary } = scenario;
  return {
    version: 1,
    scenario: {
      id: scenario.id,
      title: scenario.title,
      why: scenario.why,
      file: source.file,
      sha256: source.sha256,
    },
    links: scenario.links,
    ...(scenario.groups.length === 0 ? {} : { groups: scenario.groups }),
    ...(scenario.hosts.length === 0 ? {} : { hosts: scenario.hosts }),
    system: scenario.system,
    traffic,
    objectives: objectivesOf(scenario),
    ...watchedParts(scenario),
    canary: {
      latency: canary.latency,
      lasts: millis(Math.max(Math.min(canary.lasts, 500), canary.lasts * scaleOf(traffic.replayIn))),
    },
    breaks,
    ...(overrides.only === undefined || breaks.length === scenario.breaks.length
      ? {}
      : { only: overrides.only }),
    ...signedParts(scenario, breaks),
    ...tabletopPart(scenario, overrides),
    ...(source.inputs === undefined ? {} : { inputs: source.inputs }),
    notes: notesOn(scenario, traffic, breaks),
  };
}

/** What is watched beside the calls, as far as the scenario names it. */
const watchedParts = (scenario: Scenario): Partial<Plan> => {
  const { stop, ledger, state, alerts, probes } = scenario;
  return {
    ...(scenario.checks.length === 0 ? {} : { checks: checksOf(scenario) }),
    ...(stop === undefined ? {} : { stop }),
    ...(ledger === undefined ? {} : { ledger }),
    ...(state === undefined ? {} : { state }),
    ...(alerts === undefined ? {} : { alerts }),
    ...(probes.length === 0 ? {} : { probes }),
  };
};

/** Who asks for one break asks for nothing else. */
const tabletopPart = ({ tabletops }: Scenario, { only }: Overrides): Partial<Plan> =>
  only !== undefined || tabletops.length === 0 ? {} : { tabletops };

const objectivesOf = (scenario: Scenario): readonly Objective[] =>
  scenario.objectives.map((promise, index) => ({ id: `${promise.calls}-${index + 1}`, ...promise }));

const checksOf = (scenario: Scenario): readonly CheckPromise[] =>
  scenario.checks.map(({ check, share }, index) => ({ id: `check-${index + 1}`, check, share }));

function compileTraffic(scenario: Scenario, catalogue: Catalogue, overrides: Overrides): Traffic {
  if ("k6" in scenario.traffic) return ownTraffic({ ...scenario, traffic: scenario.traffic }, overrides);
  const { shape, good, mix, ...rest } = scenario.traffic;
  const calls = overrides.calls ?? rest.calls;
  const replayIn = overrides.replayIn ?? rest.replayIn;
  if (replayIn <= 0) throw new UsageError("A replay cannot take no time.", "Give it some, such as --in 45s.");
  const seed = overrides.seed ?? rest.seed;
  const bucket = bucketFor(replayIn);
  const density = catalogue.shapes.get(shape.name).density(shape.params, scenario.day);
  const goodOf = (name: string): PlannedCall["good"] =>
    scenario.objectives.find((objective) => objective.calls === name)?.good ?? good;
  return {
    ...rest,
    calls,
    ...(calls === rest.calls ? {} : { callsOfDay: rest.calls }),
    ...(replayIn === rest.replayIn ? {} : { replayOfDay: rest.replayIn }),
    replayIn,
    seed,
    bucket,
    shape: shape.name,
    day: scenario.day,
    ...arrivalsWithJunk({ calls, density, replayIn, bucket, seed, spacing: rest.spacing }, mix),
    mix: mix.map((call) => ({ ...call, good: goodOf(call.name) })),
  };
}

function chosenBreaks(scenario: Scenario, only: string | undefined): readonly ScenarioBreak[] {
  if (only === undefined) return scenario.breaks;
  const found = scenario.breaks.filter(({ id }) => id === only);
  if (found.length > 0) return found;
  if (scenario.tabletops.some(({ id }) => id === only)) {
    throw new UsageError(
      `"${only}" is a tabletop of "${scenario.id}": it is talked through and never run.`,
      "A whole run writes its runbook; leave --only out.",
    );
  }
  const ids = scenario.breaks.map(({ id }) => id);
  const meant = nearest(only, ids);
  throw new UsageError(
    `"${scenario.id}" has no break called "${only}".`,
    meant === undefined ? `It has: ${ids.join(", ") || "none"}.` : `Did you mean "${meant}"?`,
  );
}

function notesOn(scenario: Scenario, traffic: Traffic, breaks: readonly PlannedBreak[]): readonly string[] {
  const notes = breaks.flatMap(({ id, moved }) => (moved === undefined ? [] : [`${id} ${moved}`]));
  if ("calls" in scenario.traffic && traffic.calls !== scenario.traffic.calls) {
    notes.unshift(
      `${countText(traffic.calls)} calls instead of the ${countText(scenario.traffic.calls)} of the scenario`,
    );
  }
  if (traffic.replayIn < scenario.traffic.replayIn) {
    notes.unshift(
      `replay in ${durationText(traffic.replayIn)} instead of ${durationText(scenario.traffic.replayIn)}: holds shrink with it`,
    );
  }
  return notes;
}
