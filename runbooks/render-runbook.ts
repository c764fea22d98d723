import type { Readiness } from "../model/readiness.ts";
import { refuseLeftovers } from "./refuse-leftovers.ts";
import { createRunbookContext } from "./runbook-context.ts";
import type { Templates } from "./template-environment.ts";

/** The runbook of one break as Markdown; the same readiness and templates always give the same bytes. */
export const renderRunbook = (readiness: Readiness, breakId: string, templates: Templates): string =>
  refuseLeftovers(templates.render(createRunbookContext(readiness, breakId, templates)));
