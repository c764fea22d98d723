import type { ReadRunbook } from "../read-runbook.ts";
import { linkedRunbook } from "../tell-apart.ts";
import type { LinkTarget } from "./to-html.ts";

/** A part of an id as the name of a file: other letters than these are written as their numbers. */
const fileName = (part: string): string =>
  part.replaceAll(/[^A-Za-z0-9_-]/gu, (letter) => `~${(letter.codePointAt(0) ?? 0).toString(16)}~`);

/** The file of a runbook's page below the folder of the site: `scenario/break.html`. */
export const pageFile = ({ frontMatter }: ReadRunbook): string =>
  `${frontMatter.id
    .split("/")
    .map((part) => fileName(part))
    .join("/")}.html`;

/** Links of one page: to the pages of runbooks beside it. */
export const linksOf =
  (from: ReadRunbook, runbooks: readonly ReadRunbook[]): LinkTarget =>
  (to) => {
    const other = linkedRunbook(to, from, runbooks);
    return other === undefined ? undefined : `../${pageFile(other)}`;
  };
