// JSON leaves these as they are; YAML readers take some of them for line ends and refuse others.
const NOT_PLAIN = /(?![\u200C\u200D])[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}

/** A double-quoted YAML scalar on one line that gives the text back. */
export const quoteYaml = (text: string): string => JSON.stringify(text).replaceAll(NOT_PLAIN, escaped);

/** A value as a YAML flow mapping on one line. */
export const flowYaml = (value: object): string =>
  JSON.stringify(value, null, 1).replaceAll(/\n\s*/gu, " ").replaceAll(NOT_PLAIN, escaped);
