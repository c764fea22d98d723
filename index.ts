// What `import ... from "gameday"` gives: all that the command line does, with typed results.
export { compare, plan, readiness, report, runbooks, scenarios, type Runbook } from "./cli/library/read.ts";
export { run, type FinishedRun, type PlanOptions, type RunOptions } from "./cli/library/run.ts";
export { heal, type HealedRun, type HealedRuns } from "./cli/heal-all.ts";
export { EnvironmentError, NotHealedError, UsageError } from "./model/errors.ts";
export type { Comparison } from "./model/comparison.ts";
export type { Plan } from "./model/plan.ts";
export type { BreakFinding, FixFinding, Readiness } from "./model/readiness.ts";
