export interface MarkdownShape {
  readonly headings: readonly string[];
  readonly fences: readonly { readonly language: string; readonly text: string }[];
  /** Cells in each row of each table, in order. */
  readonly cells: readonly number[];
  readonly frontMatter: string;
  /** All lines outside of front matter and fences; a fence leaves one line behind. */
  readonly prose: readonly string[];
}

const cellsIn = (row: string): number => row.replaceAll(/\\./gu, "").split("|").length - 2;

/** A fence may stand in a list, then all of it is as far to the right as its list. */
const FENCE = /^( *)(`{3,})([^`\n]*)\n([\s\S]*?)\n\1\2`*$/gmu;

const movedLeft = (text: string, indent: string): string =>
  text.replaceAll(new RegExp(`^${indent}`, "gmu"), "");

/** As much of CommonMark as a runbook needs: front matter, fences, headings and tables. */
export function readMarkdown(markdown: string): MarkdownShape {
  const [, frontMatter = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(markdown) ?? [];
  const prose = body.replaceAll(FENCE, "(code)").split("\n");
  if (prose.some((line) => line.trimStart().startsWith("```"))) throw new Error("a fence is never closed");
  return {
    headings: prose.filter((line) => /^#{1,6} /u.test(line)),
    fences: [...body.matchAll(FENCE)].map(([, indent = "", , language = "", text = ""]) => ({
      language,
      text: movedLeft(text, indent),
    })),
    cells: prose.filter((line) => line.startsWith("|")).map(cellsIn),
    frontMatter,
    prose,
  };
}

/** The headings of the sections, without the symptom and the steps. */
export const sectionsOf = (markdown: string): readonly string[] =>
  readMarkdown(markdown).headings.filter((heading) => heading.startsWith("## "));
