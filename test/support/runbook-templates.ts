import { readFileSync } from "node:fs";
import { templateNames, type TemplateTexts } from "../../runbooks/index.ts";

/** The shipped templates by name, read the way the command line reads them. */
export const shippedTemplates = (): TemplateTexts =>
  Object.fromEntries(
    templateNames.map((name) => [
      name,
      readFileSync(new URL(`../../runbooks/templates/${name}.hbs`, import.meta.url), "utf8"),
    ]),
  );
