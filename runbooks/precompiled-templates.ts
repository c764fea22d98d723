import Handlebars from "handlebars/runtime.js";
import { precompiled } from "./precompiled.js";
import { assemble, prepare, type Render, type TemplateTexts } from "./template-environment.ts";

/** Whether these texts are the ones that were compiled in advance. */
export const isPrecompiled = (templates: TemplateTexts): boolean =>
  Object.keys(templates).length === Object.keys(precompiled).length &&
  Object.entries(templates).every(([name, source]) => precompiled[name]?.source === source);

/** The shipped templates, without a compiler in the process. */
export function precompiledTemplates(): Render {
  const handlebars = prepare(Handlebars.create());
  const parts = Object.entries(precompiled).map(([name, { spec }]) => [name, handlebars.template(spec)]);
  return assemble(handlebars, Object.fromEntries(parts));
}
