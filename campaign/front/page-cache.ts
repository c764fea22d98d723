import { Refusal } from "../service/refusal.ts";

export interface Kept {
  readonly text: string;
  readonly type: string;
  readonly at: number;
}

export interface CacheRules {
  /** How long a page counts as fresh. */
  readonly freshMs: number;
  /** How long behind that it may be served while a newer one is fetched. */
  readonly graceMs: number;
  /** Pages kept at most; the one that was fetched first goes first. */
  readonly most: number;
}

type Fetch = (path: string) => Promise<Omit<Kept, "at">>;

/** Pages of the origin. With grace on, readers get the last known page, and one of them has it fetched anew. */
export class PageCache {
  readonly #pages = new Map<string, Kept>();
  readonly #fetching = new Map<string, Promise<Kept>>();
  readonly #fetch: Fetch;
  readonly #rules: CacheRules;
  readonly #hasGrace: () => boolean;
  hits = 0;
  fetches = 0;

  constructor(fetch: Fetch, rules: CacheRules, hasGrace: () => boolean) {
    this.#fetch = fetch;
    this.#rules = rules;
    this.#hasGrace = hasGrace;
  }

  async get(path: string): Promise<Kept> {
    const kept = this.#pages.get(path);
    const age = kept === undefined ? Number.POSITIVE_INFINITY : performance.now() - kept.at;
    if (kept !== undefined && age <= this.#rules.freshMs) return this.#hit(kept);
    if (!this.#hasGrace()) return await this.#fetchNow(path);
    const newer = this.#fetchOnce(path);
    if (kept === undefined || age > this.#rules.freshMs + this.#rules.graceMs) return await newer;
    // The reader has a page already; who asks next tries again.
    newer.catch(() => undefined);
    return this.#hit(kept);
  }

  #hit(kept: Kept): Kept {
    this.hits += 1;
    return kept;
  }

  /** All who miss the same page wait for one fetch. */
  #fetchOnce(path: string): Promise<Kept> {
    const running = this.#fetching.get(path);
    if (running !== undefined) return running;
    const fetching = this.#fetchNow(path).finally(() => this.#fetching.delete(path));
    this.#fetching.set(path, fetching);
    return fetching;
  }

  async #fetchNow(path: string): Promise<Kept> {
    this.fetches += 1;
    const page = { ...(await this.#fetch(path)), at: performance.now() };
    this.#pages.delete(path);
    this.#pages.set(path, page);
    const [first] = this.#pages.keys();
    if (this.#pages.size > this.#rules.most && first !== undefined) this.#pages.delete(first);
    return page;
  }
}

/** What a reader is told when the origin gives nothing. */
export const originRefusal = (error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal(503, "the site does not answer");
