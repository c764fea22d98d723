import { alertName } from "../model/alert-name.ts";
import { UsageError } from "../model/errors.ts";
import type { Plan, PlannedBreak } from "../model/plan.ts";
import { uniform } from "../model/random.ts";
import type { AlertLimit } from "../model/rehearsal.ts";
import type { Traffic } from "../model/traffic.ts";
import { millis, seconds, type Millis } from "../model/units.ts";
import { compilePlan, type PlanSource } from "./compile-plan.ts";
import { withFewSwitches } from "./few-switches.ts";
import type { Scenario } from "./scenario-schema.ts";

/** What people ask for when they rehearse a break. */
export interface RehearsalWish {
  readonly break: string;
  readonly window: Millis;
  readonly giveUp: Millis;
  readonly callsPerSecond: number;
  readonly seed: number;
  /** The file of the runbook, when there is one. */
  readonly runbook?: string;
}

type MixScenario = Extract<Scenario, { readonly traffic: { readonly calls: number } }>;

/** A page for this much of the day's error budget within one minute. */
const BUDGET_SHARE = 0.02;
/** Fewer bad calls than this wake nobody up. */
const LEAST_BAD = 10;

const CANARY_FROM = seconds(1);
/** Answers of the most frequent call that the canary must get to be seen. */
const CANARY_ANSWERS = 60;
const SETTLE_MS = 250;
/** The least that must be measured of the healthy system, behind the canary. */
const BASELINE_MS = 3000;
/** Room to take the fault off and to prove it. */
const HEALING_MS = 30_000;
const NO_TIME = millis(1);

const hasMix = (scenario: Scenario): scenario is MixScenario => "calls" in scenario.traffic;

function mustHaveMix(scenario: Scenario): MixScenario {
  if (hasMix(scenario)) return scenario;
  throw new UsageError(
    `"${scenario.id}" sends its traffic with a script of its own.`,
    "People rehearse under a steady rate, which such a script does not keep: use a scenario whose traffic has a mix:.",
  );
}

/** The scenario with an even day of this length, and without the windows that the tool would keep for itself. */
function evenly(
  scenario: MixScenario,
  { break: id, callsPerSecond }: RehearsalWish,
  length: Millis,
): Scenario {
  const { day, traffic } = scenario;
  const calls = Math.round((length / 1000) * callsPerSecond);
  return {
    ...scenario,
    day: { from: day.from, to: day.from + length / 60_000 },
    traffic: {
      ...traffic,
      calls,
      replayIn: length,
      spacing: "even" as const,
      shape: { name: "constant", params: {} },
    },
    breaks: scenario.breaks.map((item) => {
      if (item.id !== id) return item;
      const { alone: _alone, ...rest } = item;
      return { ...rest, at: "peak", before: NO_TIME, hold: NO_TIME, fixHold: NO_TIME, after: NO_TIME };
    }),
  };
}

function canaryLasts({ traffic, canary }: Plan, callsPerSecond: number): Millis {
  const all = traffic.mix.reduce((sum, { weight }) => sum + weight, 0);
  const peoples = traffic.mix.filter(({ junk }) => junk !== true);
  const share = Math.max(...peoples.map(({ weight }) => weight)) / all;
  return millis(Math.max(canary.lasts, (CANARY_ANSWERS / (callsPerSecond * share)) * 1000));
}

/** The moment of the fault, anywhere in the window behind its baseline. */
function faultAt(planned: PlannedBreak, lasts: Millis, { window, seed }: RehearsalWish): Millis {
  const earliest = CANARY_FROM + (planned.links.length === 0 ? 0 : lasts + SETTLE_MS) + BASELINE_MS;
  if (earliest <= window) return millis(Math.round(earliest + uniform(seed, 0) * (window - earliest)));
  throw new UsageError(
    `A window of "${window / 1000}s" is too short: the healthy system is measured for ${Math.ceil(earliest / 1000)} s of it.`,
    `Give it more, such as --window ${Math.ceil(earliest / 1000) * 2}s, or more --calls-per-second.`,
  );
}

/** In the calls of the day that is rehearsed for: people practise on the alert that they would get. */
function limitsOf({ objectives, traffic }: MixScenario, { mix }: Traffic): readonly AlertLimit[] {
  const all = mix.reduce((sum, { weight }) => sum + weight, 0);
  return objectives.map(({ calls, share }) => {
    const planned = ((mix.find(({ name }) => name === calls)?.weight ?? 0) / all) * traffic.calls;
    return { calls, bad: Math.max(LEAST_BAD, Math.round(BUDGET_SHARE * (1 - share) * planned)) };
  });
}

/** A break that people lead through: steady traffic in real time, and one fault at a moment that nobody is told. */
export function compileRehearsal(any: Scenario, source: PlanSource, wish: RehearsalWish): Plan {
  const scenario = mustHaveMix(any);
  const { window, giveUp, callsPerSecond, seed, runbook } = wish;
  const length = millis(window + 2 * giveUp + HEALING_MS);
  const plan = compilePlan(evenly(scenario, wish, length), source, { seed, only: wish.break });
  const lasts = canaryLasts(plan, callsPerSecond);
  const breaks = plan.breaks.map(({ moved: _moved, ...planned }): PlannedBreak => {
    const on = faultAt(planned, lasts, wish);
    const [off, end] = [millis(on + giveUp), millis(on + 2 * giveUp)];
    return withFewSwitches({
      ...planned,
      at: "a moment that nobody was told",
      recoverWithin: giveUp,
      windows: {
        before: { from: CANARY_FROM, to: on },
        during: { from: on, to: off },
        fixed: [],
        after: { from: off, to: end },
      },
    });
  });
  const alert = { name: alertName(scenario.id, wish.break), limits: limitsOf(scenario, plan.traffic) };
  return {
    ...plan,
    canary: { ...plan.canary, lasts },
    breaks,
    notes: [],
    rehearsal: {
      window,
      giveUp,
      callsPerSecond,
      alert,
      ...(runbook === undefined ? {} : { runbook }),
    },
  };
}
