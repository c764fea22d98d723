import { wordRules } from "./word-rules.ts";

const { joined, stop, ends, longestWord, mostWords } = wordRules;
const patterns = joined.map(([pattern, word]) => [new RegExp(pattern, "gu"), word] as const);
const stopped = new Set(stop);

/** The root of a word in lower case: "saving", "saves" and "saved" have one. */
export function stem(word: string): string {
  const end = ends.find(([text, , least]) => word.endsWith(text) && word.length - text.length >= least);
  const cut = end === undefined ? word : `${word.slice(0, word.length - end[0].length)}${end[1]}`;
  // "stopped" leaves "stopp", and "saved" leaves "sav" where "save" has its e.
  const single = end?.[1] === "" ? cut.replace(/([^aeiouls])\1$/u, "$1") : cut;
  return single.length > 3 ? single.replace(/e$/u, "") : single;
}

/** The words of a text as they are written, in lower case; AlertNames fall into their words. */
export function wordsIn(text: string): readonly string[] {
  const apart = text
    .normalize("NFKC")
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase();
  const plain = patterns.reduce((before, [pattern, word]) => before.replaceAll(pattern, word), apart);
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, mostWords).map((word) => word.slice(0, longestWord));
}

/** The root that a word is found by, or nothing for a word that tells nothing. */
export const rootOf = (word: string): string | null => (stopped.has(word) ? null : stem(word));
