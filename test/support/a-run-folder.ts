import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadScenario, planOf } from "../../cli/load-plan.ts";
import type { Plan } from "../../model/plan.ts";
import { Recorder } from "../../run/recorder.ts";
import { aBreak, aPlan } from "./a-plan.ts";
import { RecordBuilder } from "./a-record.ts";
import { VALID } from "./scenario-text.ts";

/** A scenario of one break that rests on a folder `service` beside it. */
export const RESTING =
  VALID.replace("links:\n", 'inputs: ["service"]\nlinks:\n').split("  - id: gotv-dead")[0] ?? "";

/** The scenario as a file, and the service that it rests on. */
export function aScenarioFile(folder: string, text = RESTING): string {
  mkdirSync(join(folder, "service"), { recursive: true });
  writeFileSync(join(folder, "service", "main.js"), "serve();\n");
  const file = join(folder, "day.yaml");
  writeFileSync(file, text);
  return file;
}

/** A plan that knows what its runbooks rest on. */
export function aRestingPlan(scenarioFile: string, overrides: Partial<Plan> = {}): Plan {
  const { scenario, inputs } = planOf(loadScenario(scenarioFile), {});
  return aPlan({ scenario, ...(inputs === undefined ? {} : { inputs }), breaks: [aBreak()], ...overrides });
}

/** The folder of a run with the record of this plan; one of its own for each name. */
export function aRunFolder(folder: string, plan: Plan, change = (builder: RecordBuilder) => builder): string {
  const { events, calls, lateness } = change(new RecordBuilder(plan)).build();
  const recorder = new Recorder(folder, (error) => {
    throw error;
  });
  recorder.plan(plan);
  for (const event of events) recorder.event(event);
  for (const row of calls) recorder.row(row);
  for (const row of lateness) recorder.lateness(row);
  recorder.close();
  return folder;
}
