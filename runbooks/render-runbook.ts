import Handlebars from "handlebars";
import { z } from "zod";
import { UsageError } from "../model/errors.ts";
import type { Readiness } from "../model/readiness.ts";
import { runbookContext } from "./context-schema.ts";
import { placeNames, registerPlaces } from "./places.ts";
import { createRunbookContext } from "./runbook-context.ts";
import { refuseLeftovers } from "./refuse-leftovers.ts";
import { refuseMissing } from "./refuse-missing.ts";
import { checkTemplate } from "./template-rules.ts";

export type TemplateTexts = Readonly<Record<string, string>>;
type Render = (context: unknown) => string;

const MAIN = "runbook";
const COMPILE: CompileOptions = {
  noEscape: true,
  strict: true,
  knownHelpers: Object.fromEntries(placeNames.map((name) => [name, true])),
  knownHelpersOnly: true,
  explicitPartialContext: true,
};

const Named = z.looseObject({ properties: z.record(z.string(), z.unknown()) });

/** Every name in the schema of the context, however deep. */
function wordsOf(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const named = Named.safeParse(schema);
  return [
    ...(named.success ? Object.keys(named.data.properties) : []),
    ...Object.values(schema).flatMap(wordsOf),
  ];
}

const words = [...new Set(wordsOf(z.toJSONSchema(runbookContext)))];

/** Checks and compiles the templates once for as many runbooks as there are. */
function compileTemplates(templates: TemplateTexts): Render {
  const handlebars = Handlebars.create();
  registerPlaces(handlebars);
  refuseMissing(handlebars);
  const names = Object.keys(templates);
  for (const [file, source] of Object.entries(templates)) {
    // Handlebars would run a parsed template that somebody else made as code.
    if (typeof source !== "string")
      throw new UsageError(`Template "${file}" is not a text.`, "Hand over its text.");
    checkTemplate(handlebars, source, { file, words, templates: names });
    handlebars.registerPartial(file, handlebars.compile(source, COMPILE));
  }
  const main = templates[MAIN];
  if (main === undefined) {
    throw new UsageError(
      `There is no template called "${MAIN}".`,
      "Read every file that templateNames lists.",
    );
  }
  return handlebars.compile(main, COMPILE);
}

const compiled = new WeakMap<TemplateTexts, Render>();

/** The runbook of one break as Markdown; the same readiness and templates always give the same bytes. */
export function renderRunbook(readiness: Readiness, breakId: string, templates: TemplateTexts): string {
  const render = compiled.get(templates) ?? compileTemplates(templates);
  compiled.set(templates, render);
  return refuseLeftovers(render(createRunbookContext(readiness, breakId)));
}
