/** Which numbers are missing: those below one that came a while ago. A late one may still come behind its mark. */
export class Gaps {
  readonly #known = new Set<number>();
  readonly #marked = new Set<number>();
  readonly #waitMs: number;
  #lowest = Infinity;
  #highest = 0;
  /** Everything below this has been looked at. */
  #lookedTo = 0;
  readonly #heights: { readonly at: number; readonly highest: number }[] = [];

  constructor(waitMs: number) {
    this.#waitMs = waitMs;
  }

  /** Numbers whose words have not come yet. */
  get open(): number {
    return this.#marked.size;
  }

  came(number: number): void {
    this.#known.add(number);
    this.#marked.delete(number);
    this.#lowest = Math.min(this.#lowest, number);
    this.#highest = Math.max(this.#highest, number);
  }

  /** The gaps that are due for a mark, each told once; `now` is in milliseconds. */
  due(now: number): readonly number[] {
    this.#heights.push({ at: now, highest: this.#highest });
    let settled = 0;
    for (
      let [first] = this.#heights;
      first !== undefined && now - first.at >= this.#waitMs;
      [first] = this.#heights
    ) {
      settled = first.highest;
      this.#heights.shift();
    }
    const due: number[] = [];
    for (let number = Math.max(this.#lookedTo, this.#lowest); number < settled; number += 1)
      if (!this.#known.has(number)) due.push(number);
    this.#lookedTo = Math.max(this.#lookedTo, settled);
    for (const number of due) this.#marked.add(number);
    return due;
  }
}
