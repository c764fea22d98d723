// JSON leaves these as they are; YAML readers take some of them for line ends and refuse others.
const NOT_PLAIN = /[\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFDD0-\uFDEF\uFEFF\uFFFE\uFFFF]/gu;

const escaped = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;

/** A double-quoted YAML scalar on one line that gives the text back. */
export const quoteYaml = (text: string): string => JSON.stringify(text).replaceAll(NOT_PLAIN, escaped);
