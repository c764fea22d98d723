import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { CacheClient } from "../cache/client.ts";
import { Coalesce } from "../service/coalesce.ts";
import type { DegradedMode } from "../service/degraded-mode.ts";
import { databaseRefusal } from "../service/refusal.ts";

const cacheKey = "scoreboard";
// Twelve rounds of the refresh: one that comes late or is skipped must not empty the cache under all readers at once.
const cacheSeconds = 60;
const reuseMs = 250;

export interface ScoreboardParts {
  readonly cache: CacheClient | undefined;
  /** Computes it for a request. */
  readonly compute: () => Promise<string>;
  readonly degraded: DegradedMode;
  /** Keeps the last known value for a restart without a database. */
  readonly path: string;
}

/** The day's totals: from the cache when it is there, from the database when it is not. */
export class Scoreboard {
  readonly #parts: ScoreboardParts;
  readonly coalescing: Coalesce;
  #lastKnown: string;

  constructor(parts: ScoreboardParts) {
    this.#parts = parts;
    this.coalescing = new Coalesce(() => this.#compute(), reuseMs);
    this.#lastKnown = existsSync(parts.path)
      ? readFileSync(parts.path, "utf8")
      : JSON.stringify({ asOf: null, turfs: [] });
  }

  current(): Promise<string> {
    return this.#parts.degraded.unlessOn(
      () => this.#fromCacheOrDatabase(),
      () => this.#lastKnown,
    );
  }

  /** Takes a value computed ahead of need. */
  async publish(value: string): Promise<void> {
    this.#lastKnown = value;
    writeFileSync(`${this.#parts.path}.new`, value);
    renameSync(`${this.#parts.path}.new`, this.#parts.path);
    await this.#keep(value);
  }

  async #fromCacheOrDatabase(): Promise<string> {
    const kept = await this.#parts.cache?.get(cacheKey).catch(() => undefined);
    return kept === undefined ? this.coalescing.get() : kept.toString();
  }

  async #compute(): Promise<string> {
    try {
      const value = await this.#parts.compute();
      this.#lastKnown = value;
      void this.#keep(value);
      return value;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }

  /** A cache that cannot be written is a miss for the next reader, no more. */
  async #keep(value: string): Promise<void> {
    await this.#parts.cache?.set(cacheKey, value, cacheSeconds).catch(() => undefined);
  }
}
