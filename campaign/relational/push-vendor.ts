import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../service/refusal.ts";
import type { Answer } from "../service/remote.ts";
import { Remote, Unanswered } from "../service/remote.ts";
import type { Nudge } from "./upload.ts";

const usualMs = 1_000;
const patientMs = 5_000;
const lanes = 20;
const mostWaits = 10;
const longestWaitMs = 5_000;

const waitTold = ({ headers }: Answer): number =>
  Math.min(longestWaitMs, Number(headers["retry-after"] ?? 1) * 1_000) || 1_000;

/** The vendor takes only UUIDs as keys: the same nudge always has the same one (version 8: made of a hash). */
const uuidOf = (key: string): string => {
  const hex = createHash("sha256").update(key).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The vendor that brings nudges to phones. It sends one key once, so a nudge may be tried again. */
export class PushVendor {
  readonly #remote: Remote;
  readonly #isPatient: () => boolean;
  /** Keys of a group that was sent in part: they are not asked for again. */
  readonly #done = new Set<string>();
  /** Nudges that the vendor will never take. */
  refused = 0;

  constructor(url: string, isPatient: () => boolean) {
    this.#remote = new Remote("the push vendor", url);
    this.#isPatient = isPatient;
  }

  /** Resolves when the vendor has it; rejects with what the volunteer is meant to see. */
  async send(nudge: Nudge): Promise<void> {
    const { status } = await this.#ask(nudge).catch((error: unknown) => {
      throw error instanceof Unanswered ? new Refusal(504, error.message) : error;
    });
    if (status === 400) throw new Refusal(422, "the push vendor does not take this one");
    if (status !== 200) throw new Refusal(503, `the push vendor answered ${status}`);
  }

  /** Sends what waited, a few at a time; rejects when one of them has to be tried again. */
  async sendAll(nudges: readonly Nudge[]): Promise<void> {
    const waiting = nudges.filter(({ key }) => !this.#done.has(key));
    const lane = async (): Promise<void> => {
      for (let nudge = waiting.shift(); nudge !== undefined; nudge = waiting.shift())
        await this.#sendOne(nudge);
    };
    const failed = (error: unknown): void => {
      // The other lanes would only fail too.
      waiting.length = 0;
      throw error;
    };
    await Promise.all(Array.from({ length: lanes }, () => lane().catch(failed)));
    for (const { key } of nudges) this.#done.delete(key);
  }

  close(): void {
    this.#remote.close();
  }

  /** A vendor without room says how long to wait; one that fails is left alone, and the queue is tried again later. */
  async #sendOne(nudge: Nudge): Promise<void> {
    let answer = await this.#ask(nudge);
    for (let waits = 0; answer.status === 429 && waits < mostWaits; waits += 1) {
      await pause(waitTold(answer));
      answer = await this.#ask(nudge);
    }
    // One that will never be taken must not hold up those behind it.
    if (answer.status === 400) this.refused += 1;
    else if (answer.status !== 200) throw new Error(`The push vendor answered ${answer.status}.`);
    this.#done.add(nudge.key);
  }

  #ask({ key, friend }: Nudge): Promise<Answer> {
    const json = {
      include_aliases: { external_id: [friend] },
      contents: { en: "A friend asks: have you voted yet?" },
      data: { reference: key },
      idempotency_key: uuidOf(key),
    };
    const withinMs = this.#isPatient() ? patientMs : usualMs;
    return this.#remote.ask("/notifications", { json, withinMs });
  }
}
