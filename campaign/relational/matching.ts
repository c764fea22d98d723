import type pg from "pg";
import type { Outbox } from "../service/outbox.ts";
import { databaseRefusal, Refusal } from "../service/refusal.ts";
import { matchesOf, matchUploads, storeUploads } from "./matches.ts";
import type { Upload } from "./upload.ts";

interface MatchingParts {
  readonly pool: pg.Pool;
  readonly voterFile: pg.Pool;
  readonly queue: Outbox<Upload>;
  /** Above this many in the queue, phones are told to keep their contacts and to come later. */
  readonly mostWaiting: number;
  readonly isLater: () => boolean;
}

const refused = (error: unknown): never => {
  throw databaseRefusal(error);
};

/** The way of an upload: matched while the volunteer waits, or taken into a queue and matched behind their back. */
export class Matching {
  readonly #parts: MatchingParts;
  /** The keys of uploads in the queue, by volunteer: a queue that is read again must not count one twice. */
  readonly #waiting = new Map<number, Set<string>>();

  constructor(parts: MatchingParts, left: readonly Upload[]) {
    this.#parts = parts;
    for (const upload of left) this.#wait(upload);
  }

  /** Resolves when it is matched and stored, or safe on disk. */
  async take(upload: Upload): Promise<"matched" | "waiting"> {
    const { pool, voterFile, queue, mostWaiting, isLater } = this.#parts;
    if (!isLater()) {
      const matches = await matchUploads(voterFile, [upload]).catch(refused);
      await storeUploads(pool, [upload], matches).catch(refused);
      return "matched";
    }
    if (queue.size >= mostWaiting) throw new Refusal(503, "too many wait; keep the contacts on the phone");
    await queue.append(upload);
    this.#wait(upload);
    return "waiting";
  }

  /** Matches what waited. */
  async matchAll(uploads: readonly Upload[]): Promise<void> {
    const { pool, voterFile } = this.#parts;
    await storeUploads(pool, uploads, await matchUploads(voterFile, uploads));
    for (const { key, volunteer } of uploads) {
      const keys = this.#waiting.get(volunteer);
      keys?.delete(key);
      if (keys?.size === 0) this.#waiting.delete(volunteer);
    }
  }

  /** What a phone asks again and again until nothing waits. */
  async told(volunteer: number) {
    const found = await matchesOf(this.#parts.pool, volunteer).catch(refused);
    return { ...found, waiting: this.#waiting.get(volunteer)?.size ?? 0 };
  }

  #wait({ key, volunteer }: Upload): void {
    const keys = this.#waiting.get(volunteer) ?? new Set();
    this.#waiting.set(volunteer, keys.add(key));
  }
}
