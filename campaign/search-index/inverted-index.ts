/** A document as it can be found. */
export interface Indexed {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const termsIn = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** Which documents hold which words. A document of the same id takes the place of the one before. */
export class InvertedIndex {
  /** By the order in which they came; one that was replaced leaves its place empty. */
  readonly #documents: (Indexed | undefined)[] = [];
  readonly #places = new Map<string, number>();
  readonly #postings = new Map<string, number[]>();

  get size(): number {
    return this.#places.size;
  }

  /** The id of every document. */
  get ids(): readonly string[] {
    return this.#documents.flatMap((document) => document?.id ?? []);
  }

  has(id: string): boolean {
    return this.#places.has(id);
  }

  put(document: Indexed): void {
    const before = this.#places.get(document.id);
    if (before !== undefined) this.#documents[before] = undefined;
    const place = this.#documents.push(document) - 1;
    this.#places.set(document.id, place);
    for (const term of termsIn(`${document.title} ${document.text}`)) {
      const posting = this.#postings.get(term);
      if (posting === undefined) this.#postings.set(term, [place]);
      else posting.push(place);
    }
  }

  /** Documents that hold every word, the newest first. */
  find(words: string, most: number): readonly Indexed[] {
    const postings = [...termsIn(words)].map((term) => this.#postings.get(term) ?? []);
    const [rarest, ...others] = postings.sort((a, b) => a.length - b.length);
    const sets = others.map((posting) => new Set(posting));
    const found: Indexed[] = [];
    for (let at = (rarest?.length ?? 0) - 1; at >= 0 && found.length < most; at -= 1) {
      const place = rarest?.[at] ?? -1;
      const document = this.#documents[place];
      if (document !== undefined && sets.every((set) => set.has(place))) found.push(document);
    }
    return found;
  }
}
