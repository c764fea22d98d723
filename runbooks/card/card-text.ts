import { shellWord } from "../../model/shell-word.ts";
import { visible } from "../escape-markdown.ts";
import { piecesOf } from "../markdown/text-width.ts";
import { provenText } from "../proven-text.ts";
import type { ReadRunbook } from "../read-runbook.ts";
import { CARD, chunkLines, fitCard } from "./fit-card.ts";

const MOST_TITLE = 2;

const cut = (text: string, most: number): readonly string[] =>
  piecesOf(visible(text).replaceAll(/\s+/gu, " "), CARD.columns).slice(0, most);

/** Where the rest of a card is to be read. */
export const restOf = ({ frontMatter }: ReadRunbook): string =>
  `… the rest: gameday runbook open ${shellWord(frontMatter.id)}`;

/** Which runbook this is, how far it is proven, and whose it is. */
export function aboutRunbook(runbook: ReadRunbook): string {
  const { id, owner, severity } = runbook.frontMatter;
  const { word, when } = provenText(runbook);
  return `${id} · ${word} ${when} · ${severity} · ${owner}`;
}

/** The action part of a runbook on at most 60 lines of 80 columns. */
export function cardText(runbook: ReadRunbook): string {
  const { sections, isAiry } = fitCard(runbook);
  const lines = sections.flatMap(({ heading, chunks, isCut }) => [
    ...(isAiry ? [""] : []),
    `${heading.toUpperCase()} ${"─".repeat(CARD.columns - heading.length - 1)}`,
    ...chunks.flatMap((chunk) => chunkLines(chunk)),
    ...(isCut ? cut(restOf(runbook), 1) : []),
  ]);
  return `${[...cut(runbook.frontMatter.title, MOST_TITLE), ...cut(aboutRunbook(runbook), 1), ...lines].join("\n")}\n`;
}
