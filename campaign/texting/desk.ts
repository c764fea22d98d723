import { setTimeout as pause } from "node:timers/promises";
import type { KeptMessage, Message } from "./message.ts";
import { VendorRefusal } from "./message.ts";
import { segmentsIn } from "./segments.ts";
import type { QueueLimits } from "./sender-queues.ts";
import { SenderQueues } from "./sender-queues.ts";

export interface DeskLimits extends QueueLimits {
  /** Requests of the account that may be under way at one time. */
  readonly concurrent: number;
  /** How long the vendor takes to answer. */
  readonly networkMs: number;
}

/** Takes texts, and keeps those it took with what became of them. */
export class Desk {
  readonly #limits: DeskLimits;
  readonly #queues: SenderQueues;
  readonly #kept = new Map<string, KeptMessage[]>();
  #count = 0;
  #refused = 0;
  #underWay = 0;

  constructor(limits: DeskLimits) {
    this.#limits = limits;
    this.#queues = new SenderQueues(limits);
  }

  /** Every request is a new text, whatever it says: the vendor knows no keys. */
  async take(message: Message): Promise<KeptMessage> {
    if (this.#underWay >= this.#limits.concurrent) throw new VendorRefusal(429, 20_429);
    this.#underWay += 1;
    try {
      const kept = this.#keep(message);
      await pause(this.#limits.networkMs);
      return kept;
    } finally {
      this.#underWay -= 1;
    }
  }

  of(reference: string): readonly KeptMessage[] {
    return this.#kept.get(reference) ?? [];
  }

  /** The reference of every text that was sent or will be, a line each. */
  log(): string {
    const sent = [...this.#kept.values()].flat().filter(({ status }) => status === "queued");
    return sent.map(({ reference }) => `${reference}\n`).join("");
  }

  /** Segments that wait, and texts refused since the start because the queue of their number was full. */
  health(): Readonly<Record<"waiting" | "refused", number>> {
    return { waiting: Math.round(this.#queues.waiting(performance.now())), refused: this.#refused };
  }

  #keep({ from, body, reference }: Message): KeptMessage {
    const room = this.#queues.take(from, segmentsIn(body), performance.now());
    if (room === "number-full") this.#refused += 1;
    if (room === "number-full") throw new VendorRefusal(400, 21_611);
    this.#count += 1;
    const sid = `SM${String(this.#count).padStart(32, "0")}`;
    const kept: KeptMessage =
      room === "queued"
        ? { sid, reference, status: "queued", errorCode: null }
        : { sid, reference, status: "failed", errorCode: 30_001 };
    this.#kept.set(reference, [...this.of(reference), kept]);
    return kept;
  }
}
