import { InvertedIndex } from "../search-index/inverted-index.ts";
import type { Papers } from "./papers.ts";
import type { Hit } from "./remotes.ts";

const groupSize = 500;
// A place that was given earlier can be committed later: the last ones are read again.
const readAgain = 200;

/** The texts in the database as of one moment, in memory: what can be searched when the index cannot. */
export class Snapshot {
  readonly #index = new InvertedIndex();
  readonly #papers: Papers;
  #place = 0;
  #asOf: Date | undefined;

  constructor(papers: Papers) {
    this.#papers = papers;
  }

  get asOf(): Date | undefined {
    return this.#asOf;
  }

  /** Takes in what has come since the last time. */
  async renew(): Promise<void> {
    const asOf = new Date();
    let place = Math.max(0, this.#place - readAgain);
    for (let isMore = true; isMore;) {
      const placed = await this.#papers.after(place, groupSize);
      for (const { paper } of placed)
        if (!this.#index.has(paper.key))
          this.#index.put({ id: paper.key, title: paper.title, text: paper.text });
      place = placed.at(-1)?.place ?? place;
      isMore = placed.length === groupSize;
    }
    this.#place = place;
    this.#asOf = asOf;
  }

  find(words: string): readonly Hit[] {
    return this.#index.find(words, 10);
  }
}
