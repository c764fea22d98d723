import type Handlebars from "handlebars";
import { UsageError } from "../model/errors.ts";
import { afterText, countText, durationText, shareText } from "../model/quantities.ts";
import {
  DATA_BEGINS,
  DATA_ENDS,
  escapeCell,
  escapeInline,
  fencedBlock,
  inlineCode,
  linkTarget,
} from "./escape-markdown.ts";
import { dateText } from "./dates.ts";
import { flowYaml, quoteYaml } from "./quote-yaml.ts";

const asData = (text: string): string => `${DATA_BEGINS}${text}${DATA_ENDS}`;

/** Each place of a runbook that takes a text says how the text is made harmless there. */
const textPlaces: Readonly<Record<string, (text: string) => string>> = {
  md: escapeInline,
  cell: escapeCell,
  code: inlineCode,
  link: linkTarget,
  yaml: quoteYaml,
  utc: dateText,
};

const numberPlaces: Readonly<Record<string, (value: number) => string>> = {
  ms: durationText,
  pct: shareText,
  after: afterText,
  count: countText,
  number: String,
  rate: (value) => (value < 10 ? String(Math.round(value * 10) / 10) : countText(value)),
};

/** The words a template must put before every name: `{{md title}}`, never `{{title}}`. */
export const placeNames: readonly string[] = [
  ...Object.keys(textPlaces),
  ...Object.keys(numberPlaces),
  "fence",
  "flow",
];

const refuse = (place: string, wanted: string, found: unknown): UsageError =>
  new UsageError(
    `A template gives {{${place}}} ${found === undefined ? "something that is not there" : JSON.stringify(found)}.`,
    `It takes ${wanted}. Look for a misspelt name.`,
  );

export function registerPlaces(handlebars: typeof Handlebars): void {
  for (const [name, render] of Object.entries(textPlaces)) {
    handlebars.registerHelper(name, (value: unknown) => {
      if (typeof value !== "string") throw refuse(name, "a text", value);
      return asData(render(value));
    });
  }
  for (const [name, render] of Object.entries(numberPlaces)) {
    handlebars.registerHelper(name, (value: unknown) => {
      if (typeof value !== "number" || !Number.isFinite(value)) throw refuse(name, "a number", value);
      return render(value);
    });
  }
  handlebars.registerHelper("flow", (value: unknown) => {
    if (typeof value !== "object" || value === null) throw refuse("flow", "an object", value);
    return asData(flowYaml(value));
  });
  handlebars.registerHelper("fence", (language: unknown, value: unknown) => {
    if (typeof language !== "string" || typeof value !== "string") {
      throw refuse("fence", "a language and a text", value);
    }
    return asData(fencedBlock(language, value));
  });
}
