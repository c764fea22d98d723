import { Refusal } from "../service/refusal.ts";

/** A fixed number of workers: who comes when all are busy waits in line, however long the line is. */
export class Workers {
  readonly #line: (() => void)[] = [];
  #busy = 0;
  #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  get busy(): number {
    return this.#busy;
  }

  get waiting(): number {
    return this.#line.length;
  }

  get size(): number {
    return this.#size;
  }

  resize(size: number): void {
    this.#size = size;
    this.#wake();
  }

  /** Nothing is done for a caller who has left by the time it is their turn: a line of those would never get shorter. */
  async run<T>(work: () => Promise<T>, hasLeft: () => boolean = () => false): Promise<T> {
    if (this.#busy < this.#size) this.#busy += 1;
    else await new Promise<void>((resolve) => this.#line.push(resolve));
    try {
      if (hasLeft()) throw new Refusal(503, "whoever asked has left");
      return await work();
    } finally {
      this.#busy -= 1;
      this.#wake();
    }
  }

  /** Whoever is woken has their worker already, so that nobody can slip in between. */
  #wake(): void {
    while (this.#busy < this.#size) {
      const next = this.#line.shift();
      if (next === undefined) return;
      this.#busy += 1;
      next();
    }
  }
}
