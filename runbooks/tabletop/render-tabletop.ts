import type { Readiness } from "../../model/readiness.ts";
import { refuseLeftovers } from "../refuse-leftovers.ts";
import type { Templates } from "../template-environment.ts";
import { createTabletopContext } from "./tabletop-context.ts";

/** The runbook of one tabletop as Markdown; the same readiness and templates always give the same bytes. */
export const renderTabletop = (readiness: Readiness, id: string, templates: Templates): string =>
  refuseLeftovers(templates.render(createTabletopContext(readiness, id, templates.tabletop), "tabletop"));
