import { compareRuns } from "../../findings/compare/compare-runs.ts";
import { judgeRun } from "../../findings/judge-run.ts";
import type { Comparison } from "../../model/comparison.ts";
import type { Plan } from "../../model/plan.ts";
import type { Readiness } from "../../model/readiness.ts";
import { formats } from "../../reports/index.ts";
import { readRecord } from "../../run/read-record.ts";
import { loadScenario, planOf, shippedScenarios } from "../load-plan.ts";
import { overridesOf } from "../plan-options.ts";
import { renderRunbooks } from "../render-runbooks.ts";
import { planFlags, type PlanOptions } from "./run.ts";

/** Names of the scenarios that come with gameday. */
export const scenarios = (): readonly string[] => shippedScenarios();

/** What a run of this scenario would do, decided before anything happens; sealed breaks are in it. */
export const plan = (scenario: string, options: PlanOptions = {}): Plan =>
  planOf(loadScenario(scenario), overridesOf(planFlags(options)));

/** Judges the record of a run again: the same record always gives the same. */
export const readiness = async (folder: string): Promise<Readiness> => judgeRun(await readRecord(folder));

/** A report of the record of a run: `html`, `markdown`, `json`, `junit` or `terminal`. */
export const report = async (folder: string, format: string): Promise<string> =>
  formats.get(format).render(await readiness(folder));

export interface Runbook {
  readonly break: string;
  /** Markdown. */
  readonly text: string;
}

/** The runbooks of a run, one for each break. */
export async function runbooks(folder: string): Promise<readonly Runbook[]> {
  const written = await renderRunbooks(await readiness(folder));
  return written.map(({ breakId, text }) => ({ break: breakId, text }));
}

/** What became better and worse from one run to another; both plans should ask the same. */
export const compare = async (first: string, second: string): Promise<Comparison> =>
  compareRuns(await readRecord(first), await readRecord(second));
