export interface Item {
  readonly flags: number;
  readonly value: Buffer;
  /** Milliseconds since 1970; infinite for an item that never expires. */
  readonly expiresAt: number;
}

export const largestValue = 1024 * 1024;

// memcached's own default for `-m`.
const memoryLimit = 64 * 1024 * 1024;
const thirtyDays = 30 * 24 * 3600;

/** memcached reads small times as seconds from now, large ones as a date, negative ones as the past. */
export const expiryTime = (seconds: number): number => {
  if (seconds === 0) return Infinity;
  return seconds > thirtyDays ? seconds * 1000 : Date.now() + seconds * 1000;
};

/** Keeps the most recently stored items within a fixed amount of memory. */
export class ItemStore {
  readonly #items = new Map<string, Item>();
  #bytes = 0;
  hits = 0;
  misses = 0;

  get count(): number {
    return this.#items.size;
  }

  get(key: string): Item | undefined {
    const item = this.#items.get(key);
    if (item === undefined || item.expiresAt > Date.now()) return item;
    this.delete(key);
    return undefined;
  }

  set(key: string, item: Item): void {
    this.delete(key);
    this.#items.set(key, item);
    this.#bytes += item.value.length;
    for (const oldest of this.#items.keys()) {
      if (this.#bytes <= memoryLimit) break;
      this.delete(oldest);
    }
  }

  delete(key: string): boolean {
    this.#bytes -= this.#items.get(key)?.value.length ?? 0;
    return this.#items.delete(key);
  }

  clear(): void {
    this.#items.clear();
    this.#bytes = 0;
  }
}
