import { aboutRunbook } from "../card/card-text.ts";
import { paragraph, plain, strong, type PageStyle } from "../paragraph.ts";
import type { ReadRunbook } from "../read-runbook.ts";
import { firstAction } from "../sections.ts";
import type { FieldName } from "./entry.ts";
import type { Found, Search } from "./find-runbooks.ts";

const FIELDS: Readonly<Record<FieldName, string>> = {
  symptoms: "the symptoms",
  title: "the title",
  alerts: "its alert",
  break: "the break",
  errors: "the errors seen",
  owner: "the owner",
  body: "the text",
};

const MOST_REASONS = 3;
const MOST_WORDS = 5;

const quoted = (words: readonly string[]): string =>
  words
    .slice(0, MOST_WORDS)
    .map((word) => `"${word}"`)
    .join(", ");

/** Why a runbook was found, in words; a word is told where it weighs most. */
export function whyText({ why, nearest }: Found): string {
  const told = new Set<string>();
  // Words of the text say little once a symptom or the title has said something.
  const telling = why.filter(({ field }) => field !== "body");
  const parts = (telling.length === 0 ? why : telling).flatMap(({ words, field }) => {
    const fresh = words.filter((word) => !told.has(word));
    for (const word of fresh) told.add(word);
    return fresh.length === 0 ? [] : [`${quoted(fresh)} in ${FIELDS[field]}`];
  });
  const phrase = nearest === undefined ? "" : `; people say: "${nearest}"`;
  return `${parts.slice(0, MOST_REASONS).join(", ")}${phrase}`;
}

/** The command that opens a runbook, where it was found. */
export type OpenCommand = (runbook: ReadRunbook) => string;

function foundLines(one: Found, rank: number, style: PageStyle, open: OpenCommand): readonly string[] {
  const { runbook } = one;
  const margin = " ".repeat(`${rank}. `.length);
  return [
    ...paragraph([strong(runbook.frontMatter.title)], style, `${rank}. `),
    ...paragraph([plain(aboutRunbook(runbook))], style, margin),
    ...paragraph([strong("Do this now: "), plain(firstAction(runbook))], style, margin),
    ...paragraph([plain(`Found by ${whyText(one)}`)], style, margin),
    `${margin}${open(runbook)}`,
  ];
}

function closeLines({ found, close }: Search, style: PageStyle): readonly string[] {
  const [first, second] = found;
  if (first === undefined || second === undefined || close.length === 0) return [];
  const lead = `1 and 2 are close. Told apart by measurement (here is 1, there is 2):`;
  return [
    "",
    ...paragraph([plain(lead)], style),
    ...close.flatMap((text) => paragraph([plain(text)], style, "- ")),
  ];
}

/** What was found, for a terminal. */
export function foundText(search: Search, style: PageStyle, open: OpenCommand): string {
  const lines = search.found.flatMap((one, index) => [
    ...(index === 0 ? [] : [""]),
    ...foundLines(one, index + 1, style, open),
  ]);
  return `${[...lines, ...closeLines(search, style)].join("\n")}\n`;
}

/** What to do when nothing was found: the symptoms that there are. */
export function nothingText(runbooks: readonly ReadRunbook[], query: string, style: PageStyle): string {
  const symptoms = runbooks.flatMap(({ frontMatter }) => [
    ...paragraph([plain(frontMatter.title)], style, "- "),
    ...frontMatter.symptoms.flatMap((symptom) => paragraph([plain(symptom)], style, "  - ")),
  ]);
  const said = query.length > 60 ? `${query.slice(0, 60)}…` : query;
  return `${[
    ...paragraph([plain(`No runbook is found by "${said}".`)], style),
    "",
    ...paragraph([plain("Try fewer or other words. These are the symptoms there are:")], style),
    ...symptoms,
  ].join("\n")}\n`;
}
