import { Refusal } from "../service/refusal.ts";

export type Kind = "vetting" | "other";

interface Waiter {
  readonly kind: Kind;
  readonly start: () => void;
}

/** How many run at once, all kinds together, and how many of them may be vettings. */
export interface Limits {
  readonly all: number;
  readonly vettings: number;
}

/** The concurrency that all functions of an account share, first come, first served. */
export class Slots {
  readonly #limits: () => Limits;
  readonly #waiting = new Set<Waiter>();
  readonly #running: Record<Kind, number> = { vetting: 0, other: 0 };

  constructor(limits: () => Limits) {
    this.#limits = limits;
  }

  get running(): number {
    return this.#running.vetting + this.#running.other;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Works when a slot is free; refuses with 429 when none is in time. */
  async use<T>(kind: Kind, withinMs: number, work: () => Promise<T>): Promise<T> {
    await this.#take(kind, withinMs);
    try {
      return await work();
    } finally {
      this.#running[kind] -= 1;
      this.wake();
    }
  }

  /** Starts whoever may; also to be called when the limits have changed. */
  wake(): void {
    for (const waiter of this.#waiting) if (this.#isFree(waiter.kind)) waiter.start();
  }

  #isFree(kind: Kind): boolean {
    const { all, vettings } = this.#limits();
    return this.running < all && (kind === "other" || this.#running.vetting < vettings);
  }

  #take(kind: Kind, withinMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(waiter);
        clearTimeout(timer);
      };
      const waiter: Waiter = {
        kind,
        start: () => {
          leave();
          this.#running[kind] += 1;
          resolve();
        },
      };
      const timer = setTimeout(() => {
        leave();
        reject(new Refusal(429, "the concurrency quota is used up"));
      }, withinMs);
      this.#waiting.add(waiter);
      this.wake();
    });
  }
}
