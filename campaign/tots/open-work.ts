import type { Paper } from "./paper.ts";
import type { Papers } from "./papers.ts";
import type { Enrichment, SearchIndex } from "./remotes.ts";

interface WorkParts {
  readonly papers: Papers;
  readonly enrichment: Enrichment;
  readonly index: SearchIndex;
  /** Whether the index is left alone for now. */
  readonly isIndexHeld: () => boolean;
}

const groupSize = 200;
const lanes = 8;
const withinMs = 10_000;
const firstBackOffMs = 500;
const longestBackOffMs = 8_000;

/** Grows with each failure in a row, and starts anew when something gets through. */
class BackOff {
  #waitMs = firstBackOffMs;
  #until = 0;

  get isOver(): boolean {
    return performance.now() >= this.#until;
  }

  /** The work says whenever something got through. */
  async try(work: (gotThrough: () => void) => Promise<void>): Promise<void> {
    const gotThrough = (): void => {
      this.#waitMs = firstBackOffMs;
    };
    try {
      await work(gotThrough);
      gotThrough();
    } catch {
      this.#until = performance.now() + this.#waitMs;
      this.#waitMs = Math.min(this.#waitMs * 2, longestBackOffMs);
    }
  }
}

/** What is still to be done for papers whose text is safe: find their names, and put them into the index. */
export class OpenWork {
  readonly #parts: WorkParts;
  readonly #toName = new Map<string, Paper>();
  readonly #toIndex = new Map<string, Paper>();
  readonly #naming = new BackOff();
  readonly #indexing = new BackOff();

  constructor(parts: WorkParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#toName.size + this.#toIndex.size;
  }

  get unnamed(): number {
    return this.#toName.size;
  }

  nameLater(paper: Paper): void {
    this.#toName.set(paper.key, paper);
  }

  indexLater(paper: Paper): void {
    this.#toIndex.set(paper.key, paper);
  }

  /** One round; what fails waits longer each time. */
  async round(): Promise<void> {
    await Promise.all([
      this.#naming.isOver ? this.#naming.try((gotThrough) => this.#name(gotThrough)) : undefined,
      this.#indexing.isOver && !this.#parts.isIndexHeld()
        ? this.#indexing.try(() => this.#index())
        : undefined,
    ]);
  }

  async #name(gotThrough: () => void): Promise<void> {
    const { papers, enrichment } = this.#parts;
    const waiting = [...this.#toName.values()].slice(0, groupSize);
    const named: Paper[] = [];
    const lane = async (): Promise<void> => {
      for (let paper = waiting.shift(); paper !== undefined; paper = waiting.shift())
        named.push({ ...paper, names: await enrichment.namesIn(paper, withinMs) });
    };
    const ends = await Promise.allSettled(
      Array.from({ length: lanes }, async () => {
        try {
          await lane();
        } catch (error) {
          // A vendor that refuses one would refuse the others too.
          waiting.length = 0;
          throw error;
        }
      }),
    );
    await papers.name(named);
    if (named.length > 0) gotThrough();
    for (const paper of named) {
      this.#toName.delete(paper.key);
      this.indexLater(paper);
    }
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  }

  async #index(): Promise<void> {
    const { papers, index } = this.#parts;
    const waiting = [...this.#toIndex.values()].slice(0, groupSize);
    if (waiting.length === 0) return;
    await index.put(waiting, withinMs);
    await papers.markIndexed(waiting);
    // Its names may have come meanwhile.
    for (const paper of waiting) if (this.#toIndex.get(paper.key) === paper) this.#toIndex.delete(paper.key);
  }
}
