import Handlebars from "handlebars";
import { z } from "zod";
import { UsageError } from "../model/errors.ts";
import { runbookContext } from "./context-schema.ts";
import { placeNames } from "./places.ts";
import { tabletopContext } from "./tabletop/context-schema.ts";
import {
  assemble,
  isTabletopTemplate,
  prepare,
  type Render,
  type TemplateTexts,
} from "./template-environment.ts";
import { checkTemplate } from "./template-rules.ts";

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

/** Refuses what could print a text unescaped, lose a step without a word, or do more than show. */
function checked(
  handlebars: typeof Handlebars,
  templates: TemplateTexts,
): readonly (readonly [string, string])[] {
  const words = [...new Set(wordsOf(z.toJSONSchema(runbookContext)))];
  const tabletopWords = [...new Set(wordsOf(z.toJSONSchema(tabletopContext)))];
  const names = Object.keys(templates);
  return Object.entries(templates).map(([file, source]) => {
    // Handlebars would run a parsed template that somebody else made as code.
    if (typeof source !== "string")
      throw new UsageError(`Template "${file}" is not a text.`, "Hand over its text.");
    checkTemplate(handlebars, source, {
      file,
      words: isTabletopTemplate(file) ? tabletopWords : words,
      templates: names,
    });
    return [file, source];
  });
}

/** Checks and compiles templates once, for as many runbooks as there are. */
export function compileTemplates(templates: TemplateTexts): Render {
  const handlebars = prepare(Handlebars.create());
  const parts = checked(handlebars, templates).map(([name, source]) => [
    name,
    handlebars.compile(source, COMPILE),
  ]);
  return assemble(handlebars, Object.fromEntries(parts));
}

/** What each template says for runtimes that are too old to bring it along; ours is pinned. */
const FOR_OLD_RUNTIMES = / \|\| function\(parent, propertyName\) \{[^}]*\}\s*return undefined\s*\}/gu;

function specOf(source: string): string {
  const spec: unknown = Handlebars.precompile(source, COMPILE);
  if (typeof spec !== "string") throw new Error("Handlebars gives no text for a template.");
  return spec.replaceAll(FOR_OLD_RUNTIMES, "").replaceAll(/^ +/gmu, "");
}

/** The same work done in advance: a module that needs no compiler, to be written beside this one. */
export function precompileTemplates(templates: TemplateTexts): string {
  const parts = checked(Handlebars.create(), templates).map(
    ([name, source]) =>
      `${JSON.stringify(name)}: { source: ${JSON.stringify(source)}, spec: ${specOf(source)} },\n`,
  );
  return `// Made from templates/*.hbs by: npm run templates\nexport const precompiled = {\n${parts.join("")}};\n`;
}
