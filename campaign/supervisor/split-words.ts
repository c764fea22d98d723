const word = /(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/gs;
const part = /\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/gs;

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === "string");

const unquote = (text: string): string =>
  text.replaceAll(
    part,
    (_, escaped?: string, double?: string, single?: string) =>
      escaped ?? double?.replaceAll(/\\(["\\])/g, "$1") ?? single ?? "",
  );

/** Reads a command the way a shell splits it, or as a JSON array of words. */
export const splitWords = (command: string): string[] => {
  if (!command.trimStart().startsWith("[")) return (command.match(word) ?? []).map(unquote);
  const words: unknown = JSON.parse(command);
  if (isStrings(words)) return words;
  throw new Error(`UNIT_COMMAND is a JSON array, but not one of words: ${command}`);
};
