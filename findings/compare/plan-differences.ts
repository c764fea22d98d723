import type { PlanDifference } from "../../model/comparison.ts";
import type { Plan, PlannedBreak } from "../../model/plan.ts";
import type { RunRecord } from "../../model/record.ts";
import { lastEvent } from "../events.ts";
import { treeDifferences } from "./tree-differences.ts";
import { unplaced } from "./unplaced.ts";

const tested = ({ id, fault, links, changes, windows, want, recoverWithin }: PlannedBreak) => ({
  id,
  fault: { name: fault.name, text: fault.text },
  links,
  changes,
  want,
  recoverWithin,
  windows,
});

/** The traffic that was replayed; how it compares with the whole day is no part of it. */
function replayed({ traffic }: Plan) {
  const { callsOfDay: _calls, replayOfDay: _replay, ...rest } = traffic;
  return rest;
}

/** What two runs must share so that their numbers answer the same question. */
const question = (plan: Plan) => ({
  scenario: plan.scenario.id,
  traffic: replayed(plan),
  objectives: plan.objectives,
  checks: plan.checks ?? [],
  canary: plan.canary,
  rehearsal: plan.rehearsal,
  breaks: plan.breaks.map((planned) => tested(planned)),
});

/** Where two plans do not rehearse the same: traffic, promises, faults and their windows. */
export const planDifferences = (first: Plan, second: Plan): readonly PlanDifference[] =>
  treeDifferences(question(unplaced(first)), question(unplaced(second)));

const setting = (record: RunRecord) => {
  const plan = unplaced(record.plan);
  const started = lastEvent(record, "run-started");
  return {
    version: started?.version,
    engine: started?.engine,
    toxiproxy: started?.toxiproxy,
    machine: started?.machine,
    links: plan.links,
    system: plan.system,
    inputs: Object.fromEntries((plan.inputs?.files ?? []).map(({ path, sha256 }) => [path, sha256])),
    stop: plan.stop,
    fixes: Object.fromEntries(plan.breaks.map(({ id, fixes }) => [id, fixes])),
  };
};

/** What a change of the numbers may come from, when the plans ask the same. */
export const settingDifferences = (first: RunRecord, second: RunRecord): readonly PlanDifference[] =>
  treeDifferences(setting(first), setting(second));
