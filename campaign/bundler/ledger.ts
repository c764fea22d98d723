import type { Gift } from "../gift-ledger/gifts.ts";
import { Refusal } from "../service/refusal.ts";
import type { Answer } from "../service/remote.ts";
import { jsonOf, Remote } from "../service/remote.ts";
import type { BundlerRules } from "./rules.ts";

const isGift = (value: unknown): value is Gift =>
  typeof value === "object" &&
  value !== null &&
  ["id", "raiser", "cents"].every((name) => Number.isInteger(Reflect.get(value, name)));

const giftsIn = (answer: Answer): readonly Gift[] => {
  const json = jsonOf(answer);
  const list: unknown = typeof json === "object" && json !== null && "gifts" in json ? json.gifts : undefined;
  // Half a list must not pass for a short one.
  if (answer.status === 200 && Array.isArray(list) && list.every(isGift)) return list;
  throw new Refusal(502, `the gift ledger answered ${answer.status} without gifts`);
};

/** The donations' ledger, over its API. */
export class Ledger {
  readonly #asked: Remote;
  readonly #copied: Remote;
  readonly #rules: BundlerRules;

  constructor(url: string, rules: BundlerRules) {
    this.#asked = new Remote("the gift ledger", url, 200);
    // The copy must not wait behind calls that hang.
    this.#copied = new Remote("the gift ledger", url, 2);
    this.#rules = rules;
  }

  /** The total of a raiser as of now, as JSON. */
  async total(raiser: number): Promise<string> {
    const { status, text } = await this.#ask(`/v1/totals?raiser=${raiser}`);
    if (status === 200) return text;
    throw new Refusal(502, `the gift ledger answered ${status}`);
  }

  async knows(gift: number): Promise<boolean> {
    return giftsIn(await this.#ask(`/v1/gifts?ids=${gift}`)).length === 1;
  }

  /** Those of these gifts that the ledger knows; for work that nobody waits for. */
  async known(gifts: readonly number[]): Promise<ReadonlySet<number>> {
    const { withinMs } = this.#rules;
    const answer = await this.#copied.ask(`/v1/gifts?ids=${gifts.join(",")}`, { withinMs });
    return new Set(giftsIn(answer).map(({ id }) => id));
  }

  /** The next gifts behind this one. */
  async after(id: number): Promise<readonly Gift[]> {
    const { withinMs } = this.#rules;
    return giftsIn(await this.#copied.ask(`/v1/gifts?after=${id}`, { withinMs }));
  }

  close(): void {
    this.#asked.close();
    this.#copied.close();
  }

  async #ask(path: string): Promise<Answer> {
    const ask = async () => await this.#asked.ask(path, { withinMs: this.#rules.withinMs });
    return this.#rules.isOn("ask-again") ? await ask().catch(ask).catch(ask) : await ask();
  }
}
