import { writeFileSync } from "node:fs";
import { shippedText } from "../cli/templates.ts";
import { precompileTemplates } from "../runbooks/compile-templates.ts";
import { contextJsonSchema, tabletopJsonSchema, templateNames } from "../runbooks/index.ts";

const here = (path: string): URL => new URL(`../${path}`, import.meta.url);
const texts = Object.fromEntries(templateNames.map((name) => [name, shippedText(name)]));

writeFileSync(here("runbooks/precompiled.js"), precompileTemplates(texts));
writeFileSync(here("docs/runbook-context.schema.json"), `${JSON.stringify(contextJsonSchema(), null, 2)}\n`);
writeFileSync(
  here("docs/tabletop-context.schema.json"),
  `${JSON.stringify(tabletopJsonSchema(), null, 2)}\n`,
);
