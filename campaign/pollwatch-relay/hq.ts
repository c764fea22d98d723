import type { Answer } from "../service/remote.ts";
import { Remote } from "../service/remote.ts";
import type { Switches } from "../service/switches.ts";
import type { HeldBatch } from "./held-batch.ts";

export type RelaySwitch = "hold" | "second-way" | "ask-again" | "patience";

const usualMs = 1_500;
const patientMs = 8_000;
const triesAtOnce = 3;

/** Headquarters over two ways: one provider of the line, or another while `second-way` is on. */
export class Hq {
  readonly #first: Remote;
  readonly #second: Remote;
  readonly #switches: Switches<RelaySwitch>;

  constructor(ways: { readonly first: string; readonly second: string }, switches: Switches<RelaySwitch>) {
    this.#first = new Remote("headquarters", ways.first, 200);
    this.#second = new Remote("headquarters", ways.second, 200);
    this.#switches = switches;
  }

  /** A phone waits for this one. Rejects with `Unanswered`. */
  async send(batch: HeldBatch): Promise<Answer> {
    const tries = this.#switches.isOn("ask-again") ? triesAtOnce : 1;
    for (let tried = 1; tried < tries; tried += 1) {
      const answer = await this.sendOnce(batch).catch(() => undefined);
      if (answer !== undefined && answer.status < 500) return answer;
    }
    return await this.sendOnce(batch);
  }

  /** Rejects with `Unanswered`. The key goes along, so that a batch sent again counts once. */
  async sendOnce({ key, body }: HeldBatch): Promise<Answer> {
    const way = this.#switches.isOn("second-way") ? this.#second : this.#first;
    return await way.ask("/batches", {
      text: { type: "application/json", body },
      headers: { "idempotency-key": key },
      withinMs: this.#switches.isOn("patience") ? patientMs : usualMs,
    });
  }

  close(): void {
    this.#first.close();
    this.#second.close();
  }
}
