import { Refusal } from "../service/refusal.ts";

/** A gift as the ledger knows it, with the raiser through whose page it came. */
export interface Gift {
  readonly id: number;
  readonly raiser: number;
  readonly cents: number;
}

export const raisers = 400;

const giftOf = (id: number): Gift => ({
  id,
  raiser: 1 + ((id * 37) % raisers),
  cents: 500 + ((id * 7_919) % 250_000),
});

interface Total {
  gifts: number;
  cents: number;
}

/** All gifts so far, in the order in which they came. */
export class Gifts {
  readonly #gifts: Gift[] = [];
  readonly #totals = new Map<number, Total>();

  get last(): number {
    return this.#gifts.length;
  }

  /** Takes so many more. */
  add(count: number): void {
    for (let id = this.last + 1, end = this.last + count; id <= end; id += 1) {
      const gift = giftOf(id);
      const total = this.#totals.get(gift.raiser) ?? { gifts: 0, cents: 0 };
      total.gifts += 1;
      total.cents += gift.cents;
      this.#gifts.push(gift);
      this.#totals.set(gift.raiser, total);
    }
  }

  after(id: number, most: number): readonly Gift[] {
    return this.#gifts.slice(id, id + most);
  }

  /** Those of these that there are. */
  of(ids: readonly number[]): readonly Gift[] {
    return ids.flatMap((id) => this.#gifts[id - 1] ?? []);
  }

  totalOf(raiser: number): Total {
    const total = this.#totals.get(raiser);
    if (total === undefined) throw new Refusal(404, "no such raiser");
    return total;
  }
}
