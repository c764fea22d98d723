import type { Readiness } from "../model/readiness.ts";
import { TEMPLATE_API, type TemplateOrigin } from "./template-environment.ts";

/** By which gameday and which templates a runbook was written. */
export function writtenBy({ version }: Pick<Readiness, "version">, { customised, sha256 }: TemplateOrigin) {
  const names = customised.length === 0 ? null : customised.join(", ");
  return {
    generatedBy: `gameday ${version}, templateApi ${TEMPLATE_API}${names === null ? "" : `, customised: ${names}`}`,
    templates: { api: TEMPLATE_API, customised: names, sha256: sha256 ?? null },
  };
}
