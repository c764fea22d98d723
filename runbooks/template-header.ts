import { z } from "zod";
import { runbookContext } from "./context-schema.ts";
import { probeCommand, question } from "./differential-schema.ts";
import { command, shownFix } from "./fix-schema.ts";
import { placeNames } from "./places.ts";
import { tabletopContext } from "./tabletop/context-schema.ts";
import { isTabletopTemplate, TEMPLATE_API } from "./template-environment.ts";

const HEADER = /^\{\{!-- gameday template [\s\S]*?--\}\}\n/u;
const API = /^\{\{!-- gameday template "[\w-]+", templateApi (\d+)\b/u;

/** Templates that are handed a part of the context instead of the whole of it. */
const PARTS: Readonly<Record<string, z.ZodObject>> = {
  step: shownFix.shape.steps.element,
  exercise: command,
  "probe-answer": question,
  "probe-command": question,
  "probe-cautions": probeCommand,
};

const contextOf = (name: string): z.ZodObject =>
  isTabletopTemplate(name) ? tabletopContext : runbookContext;

const NAMES_A_LINE = 6;

function* lines(names: readonly string[]): Generator<string> {
  for (let from = 0; from < names.length; from += NAMES_A_LINE) {
    yield `  ${names.slice(from, from + NAMES_A_LINE).join(" ")}`;
  }
}

/** What stands above an ejected template: whoever edits it need not look anything up. */
export function templateHeader(name: string, version: string): string {
  const part = PARTS[name];
  const names = Object.keys((part ?? contextOf(name)).shape).sort();
  return [
    `{{!-- gameday template "${name}", templateApi ${TEMPLATE_API}. Written out by gameday ${version}.`,
    "",
    "Each value is written with its place, such as {{md title}}; a bare {{title}} is refused. The places:",
    ...lines(placeNames),
    part === undefined ? "It may use, from the runbook:" : "It may use, from the object it is handed:",
    ...lines(names),
    `All of them with their parts: docs/${isTabletopTemplate(name) ? "tabletop" : "runbook"}-context.schema.json. How to: docs/runbooks.md.`,
    "--}}",
    "",
  ].join("\n");
}

/** The template API that a template says it is written for; shipped ones and those without a header do not say. */
export function templateApiOf(text: string): number | undefined {
  const [, api] = API.exec(text) ?? [];
  return api === undefined ? undefined : Number(api);
}

/** The template itself, as it was before it was ejected. */
export const withoutHeader = (text: string): string => text.replace(HEADER, "");

/** The published schema of what templates may use. */
export const contextJsonSchema = (): object => ({
  title: "What a runbook template may use",
  templateApi: TEMPLATE_API,
  ...z.toJSONSchema(runbookContext, { reused: "ref" }),
});

/** The same for the templates of a tabletop. */
export const tabletopJsonSchema = (): object => ({
  title: "What a template of a tabletop may use",
  templateApi: TEMPLATE_API,
  ...z.toJSONSchema(tabletopContext, { reused: "ref" }),
});
