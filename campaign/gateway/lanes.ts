import { Refusal } from "../service/refusal.ts";

export interface LaneRules {
  /** Calls at once over all upstreams while they share one lane. */
  readonly workers: () => number;
  /** Whether each upstream has a lane of its own. */
  readonly isApart: () => boolean;
  /** Calls at once to one upstream in a lane of its own; the next is refused. */
  readonly width: number;
}

/** Who may call an upstream now. In the lane that all share, calls wait for each other without end. */
export class Lanes {
  readonly #rules: LaneRules;
  readonly #inside = new Map<string, number>();
  readonly #waiting: ((isShared: boolean) => void)[] = [];
  #shared = 0;

  constructor(rules: LaneRules) {
    this.#rules = rules;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Does the work when there is room for it; not at all when the caller has left by then. */
  async run<T>(name: string, isGone: () => boolean, work: () => Promise<T>): Promise<T> {
    const isShared = !this.#rules.isApart() && (await this.#enterShared());
    if (!isShared) return await this.#runApart(name, work);
    try {
      if (isGone()) throw new Refusal(499, "the caller has left");
      return await work();
    } finally {
      this.#shared -= 1;
      this.look();
    }
  }

  /** Lets in who may enter now; to be called when the rules have changed. */
  look(): void {
    while (this.#waiting.length > 0) {
      const isShared = !this.#rules.isApart();
      if (isShared && this.#shared >= this.#rules.workers()) return;
      if (isShared) this.#shared += 1;
      this.#waiting.shift()?.(isShared);
    }
  }

  /** Resolves with false when there is no shared lane any more. */
  async #enterShared(): Promise<boolean> {
    return await new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.look();
    });
  }

  async #runApart<T>(name: string, work: () => Promise<T>): Promise<T> {
    const inside = this.#inside.get(name) ?? 0;
    if (inside >= this.#rules.width) throw new Refusal(503, `${name} has as many calls as it can take`);
    this.#inside.set(name, inside + 1);
    try {
      return await work();
    } finally {
      this.#inside.set(name, (this.#inside.get(name) ?? 1) - 1);
    }
  }
}
