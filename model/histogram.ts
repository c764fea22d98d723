/**
 * A high dynamic range histogram of microseconds: exact below 256, then 128 equal steps for each doubling, so a
 * value is at most 0.8 % wide of the truth. It is our own because the per-second rows of a run are encoded and
 * decoded thousands of times (see docs/decisions/0002-own-histogram.md).
 */
const EXACT = 256;
const STEPS = 128;
const DOUBLINGS = 25; // 256 us doubled 25 times is 2.4 hours
const SLOTS = EXACT + STEPS * DOUBLINGS;

/** Pairs of slot and count, slots as differences to the one before: small as JSON, lossless. */
export type SparseCounts = readonly number[];

const slotOf = (micros: number): number => {
  const value = Math.max(0, Math.round(micros));
  if (value < EXACT) return value;
  const doubling = 31 - Math.clz32(Math.min(value, 2 ** 31 - 1)) - 7;
  return Math.min(SLOTS - 1, EXACT + (doubling - 1) * STEPS + ((value >>> doubling) - STEPS));
};

/** The middle of a slot, in microseconds. */
const valueOf = (slot: number): number => {
  if (slot < EXACT) return slot;
  const doubling = Math.floor((slot - EXACT) / STEPS) + 1;
  const low = (((slot - EXACT) % STEPS) + STEPS) * 2 ** doubling;
  return low + 2 ** (doubling - 1) - 0.5;
};

export class Histogram {
  private readonly counts = new Float64Array(SLOTS);
  private total = 0;
  private top = 0;

  get count(): number {
    return this.total;
  }

  /** Counts a duration in milliseconds, once or as often as it was seen. */
  record(ms: number, times = 1): void {
    const slot = slotOf(ms * 1000);
    this.counts[slot] = (this.counts[slot] ?? 0) + times;
    this.total += times;
    if (slot > this.top) this.top = slot;
  }

  add(sparse: SparseCounts): this {
    let slot = 0;
    for (let index = 0; index + 1 < sparse.length; index += 2) {
      slot += sparse[index] ?? 0;
      const count = sparse[index + 1] ?? 0;
      if (slot < 0 || slot >= SLOTS) continue;
      this.counts[slot] = (this.counts[slot] ?? 0) + count;
      this.total += count;
      if (slot > this.top) this.top = slot;
    }
    return this;
  }

  /** The smallest recorded value that at least this share of the values do not exceed, in milliseconds; 0 when empty. */
  percentile(share: number): number {
    const wanted = Math.max(1, Math.ceil(this.total * share - 1e-9));
    let seen = 0;
    for (let slot = 0; slot <= this.top; slot += 1) {
      seen += this.counts[slot] ?? 0;
      if (seen >= wanted) return valueOf(slot) / 1000;
    }
    return 0;
  }

  /** How many values are at most this many milliseconds. */
  countWithin(ms: number): number {
    const last = slotOf(ms * 1000);
    let seen = 0;
    for (let slot = 0; slot <= last && slot <= this.top; slot += 1) seen += this.counts[slot] ?? 0;
    return seen;
  }

  toSparse(): number[] {
    const sparse: number[] = [];
    let previous = 0;
    for (let slot = 0; slot <= this.top; slot += 1) {
      const count = this.counts[slot] ?? 0;
      if (count === 0) continue;
      sparse.push(slot - previous, count);
      previous = slot;
    }
    return sparse;
  }

  clear(): void {
    this.counts.fill(0, 0, this.top + 1);
    this.total = 0;
    this.top = 0;
  }
}

export const histogramOf = (rows: Iterable<SparseCounts>): Histogram => {
  const sum = new Histogram();
  for (const row of rows) sum.add(row);
  return sum;
};
