import { UsageError } from "../model/errors.ts";
import { isTabletop, type ReadRunbook } from "../runbooks/index.ts";
import type { Scenario } from "../plan/scenario-schema.ts";
import { findRunbook } from "./rehearsal/find-runbook.ts";

const NEXT = 'Then write when, and who sat there, into "talked" of the scenario';

/** What was never run cannot be run again. */
export function refuseToVerify(runbook: ReadRunbook): void {
  if (!isTabletop(runbook)) return;
  throw new UsageError(
    `"${runbook.frontMatter.id}" is a tabletop: it is talked through and never run, so no run can verify it.`,
    `Talk it through with its runbook: ${runbook.file}. ${NEXT}.`,
  );
}

/** People rehearse a break that comes; a tabletop never comes. */
export function refuseToRehearse({ id, tabletops }: Scenario, wanted: string): void {
  if (!tabletops.some((one) => one.id === wanted)) return;
  const runbook = findRunbook(undefined, `${id}/${wanted}`);
  const from = runbook === undefined ? ", which any whole run writes (gameday run)" : `: ${runbook.file}`;
  throw new UsageError(
    `"${wanted}" is a tabletop of "${id}": it is talked through and never run, so it cannot be rehearsed.`,
    `Talk it through with its runbook${from}. ${NEXT}.`,
  );
}
