import { toxicAlreadyExists, toxicNotFound, tooManyToxics } from "./api-error.ts";
import type { Direction, ToxicRecord } from "./toxic-record.ts";

export type ToxicChange = Partial<Pick<ToxicRecord, "toxicity" | "attributes" | "ttl">>;

/** A live connection, which a change of the toxics reaches before the change returns. */
export interface Live {
  add(toxic: ToxicRecord): void;
  update(toxic: ToxicRecord): void;
  remove(toxic: ToxicRecord): void;
}

/** Each passes bytes on to the next by a call: thousands of them would overflow the stack. */
export const MOST_TOXICS = 200;

/** The toxics of one proxy, in order of adding; every change reaches its live connections before it returns. */
export class ToxicSet {
  readonly #live: () => Iterable<Live>;
  readonly #chains: Record<Direction, ToxicRecord[]> = { upstream: [], downstream: [] };
  readonly #timers = new Map<ToxicRecord, NodeJS.Timeout>();

  constructor(live: () => Iterable<Live>) {
    this.#live = live;
  }

  /** Upstream toxics first. */
  get all(): readonly ToxicRecord[] {
    return [...this.#chains.upstream, ...this.#chains.downstream];
  }

  has(name: string): boolean {
    return this.all.some((toxic) => toxic.name === name);
  }

  get(name: string): ToxicRecord {
    const toxic = this.all.find((one) => one.name === name);
    if (toxic === undefined) throw toxicNotFound();
    return toxic;
  }

  add(toxic: ToxicRecord): void {
    if (this.has(toxic.name)) throw toxicAlreadyExists();
    if (this.all.length >= MOST_TOXICS) throw tooManyToxics(MOST_TOXICS);
    this.#chains[toxic.direction].push(toxic);
    for (const one of this.#live()) one.add(toxic);
    this.#limitTime(toxic);
  }

  update(toxic: ToxicRecord, change: ToxicChange): void {
    Object.assign(toxic, change);
    for (const one of this.#live()) one.update(toxic);
    if (change.ttl !== undefined) this.#limitTime(toxic);
  }

  remove(toxic: ToxicRecord): void {
    const chain = this.#chains[toxic.direction];
    this.#chains[toxic.direction] = chain.filter((other) => other !== toxic);
    for (const one of this.#live()) one.remove(toxic);
    clearTimeout(this.#timers.get(toxic));
    this.#timers.delete(toxic);
  }

  clear(): void {
    for (const toxic of this.all) this.remove(toxic);
  }

  #limitTime(toxic: ToxicRecord): void {
    if (toxic.ttl === undefined) return;
    clearTimeout(this.#timers.get(toxic));
    this.#timers.set(
      toxic,
      setTimeout(() => this.remove(toxic), toxic.ttl),
    );
  }
}
