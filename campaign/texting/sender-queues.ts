export interface QueueLimits {
  /** A long code in the US sends one. */
  readonly segmentsPerSecond: number;
  /** Segments that may wait for one number. */
  readonly numberQueue: number;
  /** Segments that may wait for the whole account. */
  readonly accountQueue: number;
}

interface Queue {
  segments: number;
  at: number;
}

/** What waits at the vendor to be sent, by number: each number sends at the pace its carrier allows. */
export class SenderQueues {
  readonly #limits: QueueLimits;
  readonly #queues = new Map<string, Queue>();

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** Whether the text found room: in the queue of its number, and in that of the account. `now` is in milliseconds. */
  take(number: string, segments: number, now: number): "queued" | "number-full" | "account-full" {
    const queue = this.#queueOf(number, now);
    if (queue.segments + segments > this.#limits.numberQueue) return "number-full";
    if (this.waiting(now) + segments > this.#limits.accountQueue) return "account-full";
    queue.segments += segments;
    return "queued";
  }

  /** Segments of all numbers that wait. */
  waiting(now: number): number {
    let sum = 0;
    for (const number of this.#queues.keys()) sum += this.#queueOf(number, now).segments;
    return sum;
  }

  #queueOf(number: string, now: number): Queue {
    const queue = this.#queues.get(number) ?? { segments: 0, at: now };
    const sent = ((now - queue.at) / 1_000) * this.#limits.segmentsPerSecond;
    queue.segments = Math.max(0, queue.segments - sent);
    queue.at = now;
    this.#queues.set(number, queue);
    return queue;
  }
}
