/** What the mail service has taken: every mail counts, the same one twice too. */
export class Mailbox {
  readonly #references: string[] = [];
  readonly #counts = new Map<string, number>();

  take(reference: string): void {
    this.#references.push(reference);
    this.#counts.set(reference, this.countOf(reference) + 1);
  }

  countOf(reference: string): number {
    return this.#counts.get(reference) ?? 0;
  }

  get size(): number {
    return this.#references.length;
  }

  /** The reference of every mail, a line each. */
  log(): string {
    return this.#references.map((reference) => `${reference}\n`).join("");
  }
}
