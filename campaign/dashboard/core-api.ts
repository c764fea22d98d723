import { Refusal } from "../service/refusal.ts";
import { Remote, Unanswered } from "../service/remote.ts";
import type { Switches } from "../service/switches.ts";
import type { Submission } from "./submission.ts";

export type DashboardSwitch = "hold" | "retry";

const patienceMs = 10_000;
const atOnce = 10;

const refused = (error: unknown): never => {
  throw error instanceof Unanswered ? new Refusal(504, error.message) : error;
};

/** The core API: all that the dashboard knows comes from there, and all that offices type in goes there. */
export class CoreApi {
  readonly #remote: Remote;
  readonly #switches: Pick<Switches<DashboardSwitch>, "isOn">;

  constructor(url: string, switches: Pick<Switches<DashboardSwitch>, "isOn">) {
    this.#remote = new Remote("the core API", url);
    this.#switches = switches;
  }

  turf(id: number): Promise<string> {
    return this.#perhapsTwice(async () => {
      const { status, text } = await this.#remote.ask(`/turf?id=${id}`, { withinMs: patienceMs });
      if (status === 200) return text;
      throw new Refusal(status === 404 ? 404 : 502, `the core API answered ${status}`);
    });
  }

  /** Resolves when the core API has stored it. */
  submit(submission: Submission): Promise<void> {
    return this.#perhapsTwice(() => this.#store(submission));
  }

  /** Hands over what was held, a few at a time; rejects when one of them was not stored. */
  async submitAll(held: readonly Submission[]): Promise<void> {
    for (let start = 0; start < held.length; start += atOnce)
      await Promise.all(held.slice(start, start + atOnce).map((submission) => this.#store(submission)));
  }

  close(): void {
    this.#remote.close();
  }

  async #perhapsTwice<T>(ask: () => Promise<T>): Promise<T> {
    return await ask()
      .catch((error: unknown) => {
        if (this.#switches.isOn("retry")) return ask();
        throw error;
      })
      .catch(refused);
  }

  async #store({ key, person, outcome }: Submission): Promise<void> {
    const { status } = await this.#remote.ask("/contacts", {
      json: { person, outcome },
      headers: { "idempotency-key": key },
      withinMs: patienceMs,
    });
    if (status !== 201) throw new Refusal(502, `the core API answered ${status}`);
  }
}
