import type { Plan } from "../model/plan.ts";
import type { Readiness } from "../model/readiness.ts";

/** What was planned to be talked through, each with its runbook. It is in no score and in no gate: nothing was run. */
export const tabletopsOf = ({ tabletops = [] }: Pick<Plan, "tabletops">): Pick<Readiness, "tabletops"> =>
  tabletops.length === 0
    ? {}
    : { tabletops: tabletops.map((one) => ({ ...one, runbook: `runbooks/${one.id}.md` })) };

/** The same as what this run says nothing about. */
export const untriedTabletops = ({ tabletops = [] }: Pick<Plan, "tabletops">): readonly string[] =>
  tabletops.map(({ id }) => `The tabletop ${id} was talked about at most: nothing of it was run.`);
