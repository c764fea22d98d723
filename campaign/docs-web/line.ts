import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";

/** The words of one segment, and where they belong. */
export interface Line {
  readonly number: number;
  readonly key: string;
  readonly words: string;
}

const mostWords = 4_000;

export const readLine = (key: string | string[] | undefined, json: unknown): Line => {
  const { number, words }: { number?: unknown; words?: unknown } =
    typeof json === "object" && json !== null ? json : {};
  if (!Number.isSafeInteger(number) || Number(number) < 1)
    throw new Refusal(422, "number must be a whole number from 1");
  if (typeof words !== "string" || words.length > mostWords)
    throw new Refusal(422, `words must be text of at most ${mostWords} characters`);
  // One line in the document; brackets are for the marks of gaps.
  const plain = words
    .replaceAll(/[\s\p{C}]+/gu, " ")
    .replaceAll("[", "(")
    .replaceAll("]", ")");
  return { number: Number(number), key: readKey(key), words: plain };
};

/** How a line stands in the document; without words it is the mark of a gap. */
export const textOf = (number: number, words: string | undefined): string =>
  `${number} ${words ?? "[missing]"}\n`;

/** What stands on a line of the document. */
export const parseLine = (text: string): { readonly number: number; readonly isGap: boolean } | undefined => {
  const [, number, words] = /^(\d{1,15}) (.*)$/.exec(text) ?? [];
  return number === undefined ? undefined : { number: Number(number), isGap: words === "[missing]" };
};
