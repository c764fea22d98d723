import type { ReadRunbook } from "../read-runbook.ts";
import { tellApart } from "../tell-apart.ts";
import { fieldNames, type FieldName, type SearchEntry } from "./entry.ts";
import { createSearchIndex, searchRules, type IndexHit } from "./search-index.ts";
import { rootOf, wordsIn } from "./words.ts";

/** Words of a runbook that were found, and where. */
interface Reason {
  readonly words: readonly string[];
  readonly field: FieldName;
}

export interface Found {
  readonly runbook: ReadRunbook;
  readonly score: number;
  readonly why: readonly Reason[];
  /** The phrase of the runbook that is nearest to what was typed. */
  readonly nearest: string | undefined;
}

export interface Search {
  readonly found: readonly Found[];
  /** The first two are close: what tells them apart. */
  readonly close: readonly string[];
}

/** From this part of the best one on, the second may as well be meant. */
const CLOSE = 0.7;
const LONGEST_QUERY = 400;

/** The words of a text that have one of the roots, as they are written there. */
const wordsWith = (text: string, roots: ReadonlySet<string>): readonly string[] =>
  wordsIn(text).filter((word) => roots.has(rootOf(word) ?? ""));

function reasonsOf({ match }: IndexHit, entry: SearchEntry): readonly Reason[] {
  return fieldNames.flatMap((field) => {
    const roots = new Set(Object.keys(match).filter((root) => match[root]?.includes(field) === true));
    const words = [...new Set(wordsWith(entry[field], roots))];
    return words.length === 0 ? [] : [{ words, field }];
  });
}

/** The phrase with most of the words found; of equals the shortest says it best. */
function nearestPhrase({ match }: IndexHit, runbook: ReadRunbook): string | undefined {
  const roots = new Set(Object.keys(match));
  const phrases = [...runbook.frontMatter.symptoms, runbook.frontMatter.title].map((phrase) => {
    const shared = new Set(wordsWith(phrase, roots).map((word) => rootOf(word))).size;
    return { phrase, shared, length: wordsIn(phrase).length };
  });
  const [best] = phrases.sort((a, b) => b.shared - a.shared || a.length - b.length);
  return best === undefined || best.shared === 0 ? undefined : best.phrase;
}

/** The runbooks for what somebody types, the best first, each with why it was found. */
export function findRunbooks(runbooks: readonly ReadRunbook[], query: string, limit: number): Search {
  const { search, entries } = createSearchIndex(runbooks);
  const hits = search(query.slice(0, LONGEST_QUERY));
  const best = hits[0]?.score ?? 0;
  const found = hits
    .filter(({ score }) => score >= searchRules.weakest * best)
    .slice(0, limit)
    .flatMap((hit): readonly Found[] => {
      const runbook = runbooks.find(({ frontMatter }) => frontMatter.id === hit.id);
      const entry = entries.find(({ id }) => id === hit.id);
      if (runbook === undefined || entry === undefined) return [];
      const nearest = nearestPhrase(hit, runbook);
      return [{ runbook, score: hit.score, why: reasonsOf(hit, entry), nearest }];
    });
  const [first, second] = found;
  const areClose = first !== undefined && second !== undefined && second.score >= CLOSE * first.score;
  return { found, close: areClose ? tellApart(first.runbook, second.runbook) : [] };
}
