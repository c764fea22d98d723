import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../service/refusal.ts";
import type { Entry } from "./layout.ts";
import type { Gaps } from "./gaps.ts";
import type { Pages } from "./pages.ts";

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

interface EditorParts {
  readonly pages: Pick<Pages, "edit">;
  readonly gaps: Gaps;
  readonly linesPerPage: number;
}

const usualTries = 3;
const manyTries = 20;
const idleMs = 5;
const betweenBatchesMs = 1_000;
const longestBackOffMs = 8_000;

/** Puts lines into the shared documents: one edit for each line as it comes, or one a second for all that wait. */
export class Editor {
  readonly #parts: EditorParts;
  readonly #waiting = new Map<number, Entry>();
  readonly #waiters = new Map<number, Waiter[]>();
  readonly #stopping = new AbortController();
  #inBatches = false;
  tries = usualTries;

  constructor(parts: EditorParts) {
    this.#parts = parts;
  }

  /** Lines and marks that are not in the document yet. */
  get size(): number {
    return this.#waiting.size;
  }

  askAgain(isOn: boolean): void {
    this.tries = isOn ? manyTries : usualTries;
  }

  /** From now on nobody waits for an edit, or everybody does. */
  batch(isOn: boolean): void {
    this.#inBatches = isOn;
    if (isOn) for (const number of this.#waiters.keys()) this.#end(number, ({ resolve }) => resolve());
  }

  /** Resolves when the line is in the document; in batches, at once. */
  put(entry: Entry): Promise<void> {
    this.later([entry]);
    if (this.#inBatches) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiters.set(entry.number, [...(this.#waiters.get(entry.number) ?? []), { resolve, reject }]);
    });
  }

  /** For lines that nobody waits for. */
  later(entries: readonly Entry[]): void {
    for (const entry of entries) this.#waiting.set(entry.number, entry);
  }

  /** Runs until `stop`. */
  async run(): Promise<void> {
    let backOffMs = betweenBatchesMs;
    while (!this.#stopping.signal.aborted) {
      this.later(this.#parts.gaps.due(performance.now()).map((number) => ({ number })));
      if (this.#inBatches) {
        const isDone = await this.#editAll();
        backOffMs = isDone ? betweenBatchesMs : Math.min(backOffMs * 2, longestBackOffMs);
        await this.#pauseInBatches(backOffMs);
      } else if (!(await this.#editOne())) await pause(idleMs);
    }
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** The switch must not have to wait for the end of a pause. */
  async #pauseInBatches(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (this.#inBatches && !this.#stopping.signal.aborted && performance.now() < until) await pause(50);
  }

  /** Asks again at once when it is refused. Says whether there was something to do. */
  async #editOne(): Promise<boolean> {
    const entry = this.#first((waiting) => waiting.words !== undefined) ?? this.#first(() => true);
    if (entry === undefined) return false;
    for (let tries = 0; tries < this.tries && !this.#inBatches; tries += 1)
      if (await this.#edit([entry, ...this.#marksBeside(entry)])) return true;
    // To the end of the line; whoever waits for it is told.
    if (this.#waiting.delete(entry.number)) this.#waiting.set(entry.number, entry);
    const refusal = new Refusal(503, "the shared document takes no edits now");
    this.#end(entry.number, ({ reject }) => reject(refusal));
    return true;
  }

  #first(isMeant: (entry: Entry) => boolean): Entry | undefined {
    for (const entry of this.#waiting.values()) if (isMeant(entry)) return entry;
    return undefined;
  }

  /** Marks of gaps come many at a time, and nobody waits for them: they go along with a line. */
  #marksBeside(line: Entry): readonly Entry[] {
    const part = this.#partOf(line);
    return [...this.#waiting.values()].filter(
      (entry) => entry !== line && entry.words === undefined && this.#partOf(entry) === part,
    );
  }

  /** Everything that waits, one edit for each document. */
  async #editAll(): Promise<boolean> {
    const parts = new Map<number, Entry[]>();
    for (const entry of this.#waiting.values()) {
      const part = this.#partOf(entry);
      parts.set(part, [...(parts.get(part) ?? []), entry]);
    }
    for (const entries of parts.values()) if (!(await this.#edit(entries))) return false;
    return true;
  }

  #partOf({ number }: Entry): number {
    return Math.floor(number / this.#parts.linesPerPage);
  }

  async #edit(entries: readonly Entry[]): Promise<boolean> {
    const [first] = entries;
    if (first === undefined) return true;
    try {
      await this.#parts.pages.edit(this.#partOf(first), entries);
    } catch {
      return false;
    }
    for (const entry of entries) {
      // Its words may have come while its mark was being written.
      if (this.#waiting.get(entry.number) === entry) this.#waiting.delete(entry.number);
      if (entry.words !== undefined) this.#end(entry.number, ({ resolve }) => resolve());
    }
    return true;
  }

  #end(number: number, tell: (waiter: Waiter) => void): void {
    for (const waiter of this.#waiters.get(number) ?? []) tell(waiter);
    this.#waiters.delete(number);
  }
}
