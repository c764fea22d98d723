import type { CacheClient } from "../cache/client.ts";
import { Coalesce } from "../service/coalesce.ts";
import type { People } from "./people.ts";
import { turfCount } from "./people.ts";

interface TurfCache {
  readonly client: CacheClient;
  readonly seconds: number;
}

const freshMs = 1_000;

/** The totals of each turf: from the cache when it has them, else counted in the database. */
export class Turfs {
  readonly #cache: TurfCache | undefined;
  readonly #counts: ReadonlyMap<number, Coalesce>;

  constructor(people: Pick<People, "countTurf">, cache: TurfCache | undefined) {
    this.#cache = cache;
    const turfs = Array.from({ length: turfCount }, (_, index) => index + 1);
    this.#counts = new Map(
      turfs.map((turf) => [turf, new Coalesce(() => this.#count(people, turf), freshMs)]),
    );
  }

  /** While on, all who ask for the same turf share one count. */
  coalesce(isOn: boolean): void {
    for (const count of this.#counts.values()) count.isOn = isOn;
  }

  /** Nothing for a turf that does not exist. */
  async get(turf: number): Promise<string | undefined> {
    const count = this.#counts.get(turf);
    if (count === undefined) return undefined;
    const kept = await this.#cache?.client.get(`turf-${turf}`).catch(() => undefined);
    return kept === undefined ? await count.get() : kept.toString();
  }

  async #count(people: Pick<People, "countTurf">, turf: number): Promise<string> {
    const totals = await people.countTurf(turf);
    // A cache that cannot be written is a miss for the next reader, no more.
    void this.#cache?.client.set(`turf-${turf}`, totals, this.#cache.seconds).catch(() => undefined);
    return totals;
  }
}
