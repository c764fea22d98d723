import type pg from "pg";

const stopWords = /^\s*(?:stop|stopall|unsubscribe|cancel|end|quit)[.!]?\s*$/i;

export const asksToStop = (body: string): boolean => stopWords.test(body);

/** Who does not want texts. Kept in memory, so that a database that is slow or away cannot let one through. */
export class OptOuts {
  readonly #numbers = new Set<string>();
  isLoaded = false;

  add(number: string): void {
    this.#numbers.add(number);
  }

  has(number: string): boolean {
    return this.#numbers.has(number);
  }

  get count(): number {
    return this.#numbers.size;
  }

  /** Until this is done nobody may be sent anything. */
  async load(pool: pg.Pool): Promise<void> {
    const { rows } = await pool.query<{ number: string }>("SELECT number FROM opt_outs");
    for (const { number } of rows) this.#numbers.add(number);
    this.isLoaded = true;
  }
}
