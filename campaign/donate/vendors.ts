import { Refusal } from "../service/refusal.ts";
import type { Answer } from "../service/remote.ts";
import { Remote, Unanswered } from "../service/remote.ts";
import type { Switches } from "../service/switches.ts";
import type { Donation, Doubt, VendorName } from "./donation.ts";

export type DonateSwitch = "divert" | "patience" | "retry";

const usualMs = 1_500;
const patientMs = 8_000;

/** Nobody knows whether the card was charged: the answer did not come. */
export class InDoubt extends Error {
  override name = "InDoubt";
}

/** Two payment vendors; gifts go to the first, or all to the second while `divert` is on. */
export class Vendors {
  readonly #remotes: Readonly<Record<VendorName, Remote>>;
  readonly #switches: Switches<DonateSwitch>;

  constructor(urls: Readonly<Record<VendorName, string>>, switches: Switches<DonateSwitch>) {
    this.#remotes = { a: new Remote("vendor A", urls.a), b: new Remote("vendor B", urls.b) };
    this.#switches = switches;
  }

  /** Who is asked for the next charge. */
  get current(): VendorName {
    return this.#switches.isOn("divert") ? "b" : "a";
  }

  /** Resolves when the card is charged; rejects with `InDoubt` when no answer came. */
  async charge(vendor: VendorName, donation: Donation): Promise<void> {
    const answer = await this.#ask(vendor, donation).catch(async (error: unknown) => {
      if (this.#switches.isOn("retry")) return await this.#ask(vendor, donation);
      throw error;
    });
    if (answer.status !== 201 && answer.status !== 200)
      throw new Refusal(502, `the payment vendor answered ${answer.status}`);
  }

  /** Whether the vendor has charged for this gift. Rejects when it gives no answer. */
  async hasCharged({ key, vendor }: Doubt): Promise<boolean> {
    const answer = await this.#remotes[vendor].ask(`/charge?key=${encodeURIComponent(key)}`, {
      withinMs: usualMs,
    });
    if (answer.status === 200) return true;
    if (answer.status === 404) return false;
    throw new Error(`The payment vendor answered ${answer.status}.`);
  }

  close(): void {
    for (const remote of Object.values(this.#remotes)) remote.close();
  }

  async #ask(vendor: VendorName, { key, cents }: Donation): Promise<Answer> {
    try {
      return await this.#remotes[vendor].ask("/charges", {
        json: { cents },
        headers: { "idempotency-key": key },
        withinMs: this.#switches.isOn("patience") ? patientMs : usualMs,
      });
    } catch (error) {
      if (error instanceof Unanswered) throw new InDoubt(error.message);
      throw error;
    }
  }
}
