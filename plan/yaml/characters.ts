import { refuse } from "./refusal.ts";

const MOST_CHARACTERS = 1_000_000;
const UNREADABLE = "\uFFFD";
// A lone carriage return is refused too, because editors and the YAML parser count lines differently there.
const CONTROL = /(?![\n\t])\p{Cc}(?<!\r(?=\n))/u;

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** `U+001B` for the first control character that is not a tab or the end of a line. */
export const controlCharacterIn = (text: string): { at: number; code: string } | undefined => {
  const found = CONTROL.exec(text);
  return found === null ? undefined : { at: found.index, code: codeOf(found[0]) };
};

/** Refuses what is no text before a parser sees it. */
export function checkCharacters(text: string): void {
  if (text.length > MOST_CHARACTERS) {
    refuse(0, "This file is too long for a scenario: at most 1,000,000 characters.");
  }
  const unreadable = text.indexOf(UNREADABLE);
  if (unreadable !== -1) refuse(unreadable, "This is not UTF-8 text.");
  const control = controlCharacterIn(text);
  if (control !== undefined) refuse(control.at, `The control character ${control.code} is not allowed here.`);
}
