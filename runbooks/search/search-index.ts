import MiniSearch, { type Options } from "minisearch";
import type { ReadRunbook } from "../read-runbook.ts";
import { boosts, fieldNames, isField, searchEntry, type FieldName, type SearchEntry } from "./entry.ts";
import { rootOf, wordsIn } from "./words.ts";

/**
 * From so many letters on, the beginning of a word finds it, and so does a word with a slip of the pen. A hit that
 * weighs less than `weakest` of the best one only shares a common word with the query.
 */
export const searchRules = { prefixFrom: 3, fuzzyFrom: 5, fuzzy: 0.2, weakest: 0.12, boost: boosts } as const;

const options: Options<SearchEntry> = {
  fields: [...fieldNames],
  tokenize: (text) => [...wordsIn(text)],
  processTerm: rootOf,
  searchOptions: {
    boost: { ...boosts },
    prefix: (term) => term.length >= searchRules.prefixFrom,
    fuzzy: (term) => (term.length >= searchRules.fuzzyFrom ? searchRules.fuzzy : false),
  },
};

export interface IndexHit {
  readonly id: string;
  readonly score: number;
  /** The roots that were found, each with the fields it stands in. */
  readonly match: Readonly<Record<string, readonly FieldName[]>>;
}

export interface SearchIndex {
  readonly search: (query: string) => readonly IndexHit[];
  readonly entries: readonly SearchEntry[];
  /** What a page loads. */
  readonly asJson: () => unknown;
}

/** Makes runbooks findable by what people type. */
export function createSearchIndex(runbooks: readonly ReadRunbook[]): SearchIndex {
  const index = new MiniSearch<SearchEntry>(options);
  const entries = [
    ...new Map(runbooks.map((runbook) => [runbook.frontMatter.id, searchEntry(runbook)])).values(),
  ];
  index.addAll(entries);
  return {
    entries,
    asJson: () => index.toJSON(),
    search: (query) =>
      index.search(query).map(({ id, score, match }) => ({
        id: String(id),
        score,
        match: Object.fromEntries(
          Object.entries(match).map(([root, names]) => [root, names.filter(isField)]),
        ),
      })),
  };
}
