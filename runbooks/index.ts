export { renderRunbook } from "./render-runbook.ts";
export { renderTabletop } from "./tabletop/render-tabletop.ts";
export { isTabletop } from "./tabletop/is-tabletop.ts";
export {
  isTabletopTemplate,
  TEMPLATE_API,
  type MainTemplate,
  type TemplateOrigin,
  type Templates,
  type TemplateTexts,
} from "./template-environment.ts";
export {
  contextJsonSchema,
  tabletopJsonSchema,
  templateApiOf,
  templateHeader,
  withoutHeader,
} from "./template-header.ts";
export { alertFiles } from "./alerts/index.ts";
export { createRunbookContext } from "./runbook-context.ts";
export { dateText } from "./dates.ts";
export { compareRun, type ComparedNumber, type Comparison } from "./compare-run.ts";
export { partsAsPublished, verifiedAgain } from "./verified-again.ts";
export { setbackOf } from "./setback.ts";
export { judgeFreshness, type CurrentInputs, type Freshness } from "./freshness.ts";
export { renderIndex } from "./published-index.ts";
export { publishOver, type Conflict } from "./publish.ts";
export { readRunbook, type ReadRunbook } from "./read-runbook.ts";

/**
 * The templates of a runbook, `templates/NAME.hbs` each; whoever renders reads them and hands over their texts by name.
 *
 * To change what a section says, edit its template and run `npm run templates`; names come from `context-schema.ts`, and
 * each is written with its place: `{{md title}}`, `{{cell reason}}`, `{{fence "sh" command.shell}}`.
 * To add a section, write its file, add its heading and `{{> name this}}` to `runbook.hbs`, then add its name here.
 */
export const templateNames = [
  "runbook",
  "front-matter",
  "status",
  "in-30-seconds",
  "is-it-this",
  "impact",
  "stop-the-bleeding",
  "step",
  "exercise",
  "verify-it-worked",
  "if-it-did-not-work",
  "do-not-do-this",
  "fall-back-to-people",
  "roll-back",
  "diagnose-further",
  "probe-command",
  "probe-answer",
  "probe-cautions",
  "measured-symptoms",
  "permanent-fix",
  "provenance",
  "tabletop",
  "tabletop-front-matter",
  "tabletop-status",
  "tabletop-in-30-seconds",
  "tabletop-if-it-did-not-work",
  "tabletop-fall-back-to-people",
  "tabletop-provenance",
] as const;
