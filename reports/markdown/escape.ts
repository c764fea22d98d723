import { oneLine, printable } from "../printable.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

// A comment between the parts of a mention or an address keeps a forge from calling or linking anybody.
const APART = "<!-- -->";

/**
 * Untrusted text as text of a line or a table cell: no markup, no HTML, no link, no mention, no formula, and never
 * the start of a list, a heading or a rule.
 */
export function md(text: string): string {
  return oneLine(text)
    .replaceAll(/[\\`*_{}[\]#|~$!]/gu, (mark) => `\\${mark}`)
    .replaceAll(/[&<>]/gu, (mark) => ENTITIES[mark] ?? "")
    .replaceAll("@", `@${APART}`)
    .replaceAll("://", `:${APART}//`)
    .replaceAll(/www\./giu, (start) => `${start.slice(0, 3)}${APART}.`)
    .replace(/^([-+=])/u, String.raw`\$1`)
    .replace(/^(\d+)([.)])(?=\s|$)/u, String.raw`$1\$2`);
}

/** Untrusted text as a block of code, behind a fence longer than any in the text. */
export function fenced(text: string): string {
  const longest = (text.match(/`+/gu) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${printable(text)}\n${fence}`;
}

/** A link that cannot run anything; an address that might stands as text only. */
export function mdLink(address: string, text: string): string {
  return /^(?:https?:\/\/)?[\w][\w.~%/-]*$/u.test(address) ? `[${md(text)}](${address})` : md(text);
}

/** Cells are Markdown already. */
export const mdTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

export const mdList = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

/** Blocks with an empty line between them; what is missing leaves no gap. */
export const blocks = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join("\n\n");
