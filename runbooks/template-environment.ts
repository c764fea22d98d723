import type Handlebars from "handlebars";
import { UsageError } from "../model/errors.ts";
import { registerPlaces } from "./places.ts";
import { refuseMissing } from "./refuse-missing.ts";

/** The texts of templates by name. */
export type TemplateTexts = Readonly<Record<string, string>>;
/** The template that holds all others of one kind of runbook together. */
export type MainTemplate = "runbook" | "tabletop";
export type Render = (context: unknown, main?: MainTemplate) => string;

/** Where templates come from. */
export interface TemplateOrigin {
  /** Names of those that are not as gameday ships them. */
  readonly customised: readonly string[];
  /** Of all their texts; a runbook is stale when it was written with others. */
  readonly sha256?: string;
}

/** Templates that are ready to make runbooks, with the origin of those for breaks. */
export interface Templates extends TemplateOrigin {
  readonly render: Render;
  /** Of those for tabletops: a change of one kind makes no runbook of the other stale. */
  readonly tabletop?: TemplateOrigin;
}

/** What templates are written against: a change of the context that would break one of them makes it another. */
export const TEMPLATE_API = 1;

const MAIN: MainTemplate = "runbook";

/** Whether a template makes runbooks of tabletops; all others make those of breaks. */
export const isTabletopTemplate = (name: string): boolean => name.startsWith("tabletop");

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
  const mainOf = (name: MainTemplate): HandlebarsTemplateDelegate => {
    const main = parts[name];
    if (main !== undefined) return main;
    throw new UsageError(
      `There is no template called "${name}".`,
      "Read every file that templateNames lists.",
    );
  };
  mainOf(MAIN);
  return (context, main = MAIN) => mainOf(main)(context);
}
