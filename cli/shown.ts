/** Ends of lines and tabs lay a text out; every other of these would steer the terminal or hide what is there. */
const STEERING = /(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const DELETE = 0x7f;
const PICTURES = 0x2400;
const PICTURE_OF_DELETE = "␡";

/** `␛` for an escape, `\u009b` for what has no picture. */
function pictureOf(mark: string): string {
  const code = mark.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(PICTURES + code);
  return code === DELETE ? PICTURE_OF_DELETE : String.raw`\u${code.toString(16).padStart(4, "0")}`;
}

/** A text for a terminal: what would steer it is made visible, lines and tabs stay. */
export const shown = (text: string): string =>
  text.replaceAll("\r\n", "\n").replaceAll(STEERING, (mark) => pictureOf(mark));

/** The same on one line, where a line of its own would be taken for ours. */
export const shownLine = (text: string): string =>
  shown(text.trim()).replaceAll(/\n\s*/gu, " ␊ ").replaceAll("\t", " ");

// The colours of reports/terminal and of runbooks/markdown, and nothing else.
// oxlint-disable-next-line no-control-regex
const COLOUR = /(\u001B\[(?:0|1|2|31|32|33)m)/u;

/** A text of lines that were made harmless before they were coloured: of all escapes our own colours alone are left. */
export const shownInColour = (text: string): string =>
  text
    .split(COLOUR)
    .map((part) => (COLOUR.test(part) ? part : shown(part)))
    .join("");
