import { every } from "../service/every.ts";
import { fieldIn } from "../gateway/field-in.ts";
import type { Answer } from "../service/remote.ts";
import { jsonOf, Remote } from "../service/remote.ts";

const waitSeconds = 5;
// Consul may be slow, but a list that never comes is asked for again.
const listWithinMs = (waitSeconds + 15) * 1_000;
const nowWithinMs = 300;
const betweenTriesMs = 100;

const portsIn = (answer: Answer): number[] => {
  const json = jsonOf(answer);
  if (answer.status !== 200 || !Array.isArray(json)) throw new Error(`Consul answered ${answer.status}`);
  return json.flatMap((entry: unknown) => {
    const port = fieldIn(entry, "Service", "Port");
    return typeof port === "number" ? [port] : [];
  });
};

/** The copies that Consul lists. It tells each change as soon as there is one; how late that is, is up to Consul. */
export class Listed {
  readonly #consul: Remote;
  readonly #path: string;
  readonly #stopping = new AbortController();
  #index = 0;
  ports: readonly number[] = [];

  constructor(consul: string, service: string) {
    this.#consul = new Remote("Consul", consul, 400);
    this.#path = `/v1/health/service/${service}?passing`;
  }

  async follow(): Promise<void> {
    await every(betweenTriesMs, () => this.#followOnce(), this.#stopping.signal);
  }

  /** What Consul says when it is asked now, or what it said last when it takes too long. */
  async now(): Promise<{ readonly from: "consul" | "memory"; readonly ports: readonly number[] }> {
    try {
      const answer = await this.#consul.ask(this.#path, { withinMs: nowWithinMs });
      return { from: "consul", ports: portsIn(answer) };
    } catch {
      return { from: "memory", ports: this.ports };
    }
  }

  close(): void {
    this.#stopping.abort();
    this.#consul.close();
  }

  async #followOnce(): Promise<void> {
    const path = `${this.#path}&index=${this.#index}&wait=${waitSeconds}s`;
    const answer = await this.#consul.ask(path, { withinMs: listWithinMs });
    this.ports = portsIn(answer);
    this.#index = Number(answer.headers["x-consul-index"] ?? 0);
  }
}
