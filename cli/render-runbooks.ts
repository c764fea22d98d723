import type { Readiness } from "../model/readiness.ts";
import { renderRunbook, renderTabletop } from "../runbooks/index.ts";
import { loadTemplates } from "./templates.ts";

interface WrittenRunbook {
  /** Or that of a tabletop. */
  readonly breakId: string;
  /** From the folder of the run. */
  readonly file: string;
  readonly text: string;
}

/** A runbook for every break and every tabletop of a run, with the templates of a folder where it has any. */
export async function renderRunbooks(
  readiness: Readiness,
  folder?: string,
): Promise<readonly WrittenRunbook[]> {
  const templates = await loadTemplates(folder);
  return [
    ...readiness.breaks.map(({ id, runbook }) => ({
      breakId: id,
      file: runbook,
      text: renderRunbook(readiness, id, templates),
    })),
    ...(readiness.tabletops ?? []).map(({ id, runbook }) => ({
      breakId: id,
      file: runbook,
      text: renderTabletop(readiness, id, templates),
    })),
  ];
}
