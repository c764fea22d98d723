import { readFileSync } from "node:fs";
import { compileTemplates } from "../../runbooks/compile-templates.ts";
import { templateNames, type Templates, type TemplateTexts } from "../../runbooks/index.ts";

/** The texts of the shipped templates by name. */
export const shippedTexts = (): TemplateTexts =>
  Object.fromEntries(
    templateNames.map((name) => [
      name,
      readFileSync(new URL(`../../runbooks/templates/${name}.hbs`, import.meta.url), "utf8"),
    ]),
  );

export const compiled = (texts: TemplateTexts): Templates => ({
  render: compileTemplates(texts),
  customised: [],
});

let shipped: Templates | undefined;

/** The shipped templates, compiled from their texts as they are now, once for a test file. */
export const shippedTemplates = (): Templates => (shipped ??= compiled(shippedTexts()));
