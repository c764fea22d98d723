/** Written where a text of the scenario or of a reply is empty, so that a sentence never has a hole. */
export const BLANK = "(blank)";

// Noncharacters: no text may hold them, so they can mark where data begins and ends.
export const DATA_BEGINS = "\uFDD0";
export const DATA_ENDS = "\uFDD1";

// Of the format characters two are needed: they join and part letters in many alphabets.
const UNSEEN = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;
// What forges make a link of without being asked: the sign in the middle is written with a backslash.
const ADDRESS = /:(?=\/\/)|(?<=\bwww)\./giu;
const SPECIAL = /[\\`*_[\]<>#|~$&]/gu;

/** Makes characters visible that a screen hides or a terminal obeys; keeps tabs and line ends. */
export const visible = (text: string): string =>
  text
    .replaceAll(/\r\n?/gu, "\n")
    .replaceAll(UNSEEN, (character) => (character === "\n" || character === "\t" ? character : "\uFFFD"));

const oneLine = (text: string): string => visible(text.replaceAll(/\s+/gu, " ")).trim();

/** Text for a table cell or the middle of a line: means itself, whatever it holds. */
export function escapeCell(text: string): string {
  const line = oneLine(text);
  return line === "" ? BLANK : line.replaceAll(SPECIAL, String.raw`\$&`).replaceAll(ADDRESS, String.raw`\$&`);
}

/** Text that may stand at the start of a line, where `-` and `1.` would begin a list. */
export const escapeInline = (text: string): string =>
  escapeCell(text)
    .replace(/^(\d+)([.)])(?=\s|$)/u, String.raw`$1\$2`)
    .replace(/^[-+=]/u, String.raw`\$&`);

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));

/** Inline code with more backticks around it than any run inside. */
export function inlineCode(text: string): string {
  const line = oneLine(text);
  if (line === "") return BLANK;
  const ticks = "`".repeat(longestRun(line) + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** A fenced block that no text inside can close. */
export function fencedBlock(language: string, text: string): string {
  const body = visible(text).replace(/\n+$/u, "");
  const fence = "`".repeat(Math.max(3, longestRun(body) + 1));
  const nothing = language === "sh" ? `# ${BLANK}` : BLANK;
  return `${fence}${language}\n${body.trim() === "" ? nothing : body}\n${fence}`;
}

/** The name of a file as the address in `[text](address)`. */
export const linkTarget = (file: string): string =>
  encodeURIComponent(oneLine(file)).replaceAll(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
