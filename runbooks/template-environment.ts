import type Handlebars from "handlebars";
import { UsageError } from "../model/errors.ts";
import { registerPlaces } from "./places.ts";
import { refuseMissing } from "./refuse-missing.ts";

/** The texts of templates by name. */
export type TemplateTexts = Readonly<Record<string, string>>;
export type Render = (context: unknown) => string;

/** Templates that are ready to make runbooks, and where they come from. */
export interface Templates {
  readonly render: Render;
  /** Names of those that are not as gameday ships them. */
  readonly customised: readonly string[];
  /** Of all their texts; a runbook is stale when it was written with others. */
  readonly sha256?: string;
}

/** What templates are written against: a change of the context that would break one of them makes it another. */
export const TEMPLATE_API = 1;

const MAIN = "runbook";

/** Only what a runbook needs: an environment of its own, so that nothing of it reaches other output. */
export function prepare(handlebars: typeof Handlebars): typeof Handlebars {
  registerPlaces(handlebars);
  refuseMissing(handlebars);
  return handlebars;
}

/** Puts templates together; each may use each other. */
export function assemble(
  handlebars: typeof Handlebars,
  parts: Readonly<Record<string, HandlebarsTemplateDelegate>>,
): Render {
  for (const [name, part] of Object.entries(parts)) handlebars.registerPartial(name, part);
  const main = parts[MAIN];
  if (main !== undefined) return (context) => main(context);
  throw new UsageError(`There is no template called "${MAIN}".`, "Read every file that templateNames lists.");
}
