import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../model/errors.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import { nearest } from "../model/nearest.ts";
import {
  isTabletopTemplate,
  TEMPLATE_API,
  templateApiOf,
  templateNames,
  withoutHeader,
} from "../runbooks/index.ts";
import { isPrecompiled, precompiledTemplates } from "../runbooks/precompiled-templates.ts";
import type { MainTemplate, TemplateOrigin, Templates, TemplateTexts } from "../runbooks/index.ts";
import { sha256 } from "./sha256.ts";

/** Where a team keeps its own templates, beside its scenario; whatever is not in there is as shipped. */
export const OWN_TEMPLATES = "gameday-templates";

const NAMES: readonly string[] = templateNames;

/** A template as it is used here, and the file of the team's own that it comes from. */
export interface ChosenTemplate {
  readonly name: string;
  readonly text: string;
  readonly ownFile?: string;
}

export const shippedText = (name: string): string =>
  readFileSync(new URL(`../runbooks/templates/${name}.hbs`, import.meta.url), "utf8");

function mustBeUsable(file: string, text: string): void {
  const api = templateApiOf(text);
  if (api === undefined || api === TEMPLATE_API) return;
  throw new UsageError(
    `"${file}" is written for template API "${api}", and this gameday has ${TEMPLATE_API}.`,
    "Eject the template again and carry your words over: gameday runbook templates eject <name>.",
  );
}

function ownTemplates(folder: string): ReadonlyMap<string, { file: string; text: string }> {
  const found = readdirSync(folder).filter((name) => name.endsWith(".hbs"));
  return new Map(
    found.map((fileName) => {
      const file = join(folder, fileName);
      const name = fileName.slice(0, -".hbs".length);
      if (!NAMES.includes(name)) {
        const meant = nearest(name, NAMES);
        const hint = meant === undefined ? "" : ` Did you mean "${meant}.hbs"?`;
        throw new UsageError(
          `"${file}" takes the place of no template.${hint}`,
          "See them all: gameday runbook templates list.",
        );
      }
      const text = readFileSync(file, "utf8");
      mustBeUsable(file, text);
      return [name, { file, text }];
    }),
  );
}

/** Each template from the folder given, else from the team's own, else as shipped. */
export function chooseTemplates(folder?: string): readonly ChosenTemplate[] {
  if (folder !== undefined && !existsSync(folder)) {
    throw new UsageError(
      `There is no folder "${folder}".`,
      `Make one with: gameday runbook templates eject status --to ${folder}`,
    );
  }
  const folders = [folder, OWN_TEMPLATES].filter((one) => one !== undefined && existsSync(one));
  const own = folders.map((one) => ownTemplates(one ?? ""));
  return templateNames.map((name) => {
    const text = shippedText(name);
    const found = own.find((templates) => templates.has(name))?.get(name);
    // Ejected and not changed yet, it is still the shipped one.
    return found === undefined || withoutHeader(found.text) === text
      ? { name, text }
      : { name, text: found.text, ownFile: found.file };
  });
}

const textsOf = (chosen: readonly ChosenTemplate[]): TemplateTexts =>
  Object.fromEntries(chosen.map(({ name, text }) => [name, text]));

const ofKind = (kind: MainTemplate, chosen: readonly ChosenTemplate[]): readonly ChosenTemplate[] =>
  chosen.filter(({ name }) => isTabletopTemplate(name) === (kind === "tabletop"));

/** One hash for all of one kind: a runbook is stale when it was written with others. */
export const templatesHash = (chosen = chooseTemplates(), kind: MainTemplate = "runbook"): string =>
  sha256(canonicalJson(textsOf(ofKind(kind, chosen))));

const originOf = (kind: MainTemplate, chosen: readonly ChosenTemplate[]): Required<TemplateOrigin> => ({
  customised: ofKind(kind, chosen)
    .filter(({ ownFile }) => ownFile !== undefined)
    .map(({ name }) => name),
  sha256: templatesHash(chosen, kind),
});

/** Templates ready for use; only texts that are not precompiled bring the compiler of Handlebars into the process. */
export async function loadTemplates(folder?: string): Promise<Templates> {
  const chosen = chooseTemplates(folder);
  const texts = textsOf(chosen);
  const origin = { ...originOf("runbook", chosen), tabletop: originOf("tabletop", chosen) };
  if (isPrecompiled(texts)) return { ...origin, render: precompiledTemplates() };
  const { compileTemplates } = await import("../runbooks/compile-templates.ts");
  return { ...origin, render: compileTemplates(texts) };
}
