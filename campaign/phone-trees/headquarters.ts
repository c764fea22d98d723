import type { Report } from "../returns/report.ts";
import { Refusal } from "../service/refusal.ts";
import { Remote, Unanswered } from "../service/remote.ts";

const appWithinMs = 1_000;
const callWithinMs = 12_000;
const phones = 4_000; // everybody has one; the lines are what is scarce

const refused = (error: unknown): never => {
  throw error instanceof Unanswered ? new Refusal(504, error.message) : error;
};

const mustBe = (wanted: number, who: string, status: number): void => {
  if (status === wanted) return;
  throw new Refusal(status === 503 ? 503 : 502, `${who} answered ${status}`);
};

/** The ways to headquarters: the app of who reports, and the phone. */
export class Headquarters {
  readonly #app: Remote;
  readonly #exchange: Remote;

  constructor(addresses: { readonly app: string; readonly exchange: string }) {
    this.#app = new Remote("the app", addresses.app, 200);
    this.#exchange = new Remote("the exchange", addresses.exchange, phones);
  }

  /** Resolves when the report is stored. */
  async send({ key, precinct, voted }: Report): Promise<void> {
    const headers = { "idempotency-key": key };
    const question = { json: { precinct, voted }, headers, withinMs: appWithinMs };
    mustBe(201, "the app", (await this.#app.ask("/reports", question).catch(refused)).status);
  }

  /** Somebody calls in with a report of theirs; resolves when a clerk has stored it. */
  call(report: Report): Promise<void> {
    return this.#phone("/calls", [report]);
  }

  /** Headquarters calls an office, and one call carries its whole sheet. */
  callOffice(sheet: readonly Report[]): Promise<void> {
    return this.#phone("/calls-out", sheet);
  }

  /** A call of headquarters itself, such as to a lawyer. */
  async callOut(): Promise<void> {
    const question = { withinMs: callWithinMs };
    mustBe(200, "the phone", (await this.#exchange.ask("/hq-calls", question).catch(refused)).status);
  }

  close(): void {
    this.#app.close();
    this.#exchange.close();
  }

  async #phone(path: string, reports: readonly Report[]): Promise<void> {
    const question = { json: { reports }, withinMs: callWithinMs };
    mustBe(201, "the phone", (await this.#exchange.ask(path, question).catch(refused)).status);
  }
}
