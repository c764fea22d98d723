// Control characters (but not tab and line feed), lone surrogates, non-characters, and marks that turn the
// direction of a text around: they steer terminals, break XML, or make a text read as something it is not.
// Of the format characters two are needed: they join and part letters in many alphabets.
const UNPRINTABLE = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;

/** An untrusted text without anything that steers a reader; lines and tabs stay. */
export const printable = (text: string): string =>
  text
    .replaceAll("\r\n", "\n")
    .replaceAll(UNPRINTABLE, (mark) => (mark === "\n" || mark === "\t" ? mark : ""));

/** The same, on one line. */
export const oneLine = (text: string): string => printable(text).replaceAll(/\s+/gu, " ").trim();

/** Prose in which a number and its unit stay on one line. */
export const unbroken = (text: string): string =>
  text.replaceAll(/(?<=\d) (?=(?:%|ms|s|min|h)(?:\W|$))/gu, "\u00A0");

/** At most this many characters, told by an ellipsis. */
export function shortened(text: string, atMost: number): string {
  const letters = Array.from(oneLine(text));
  return letters.length <= atMost ? letters.join("") : `${letters.slice(0, atMost - 1).join("")}…`;
}
