import { Refusal } from "../service/refusal.ts";
import type { Answer } from "../service/remote.ts";
import { jsonOf, Remote } from "../service/remote.ts";
import { fieldIn } from "./field-in.ts";
import type { Address, KnownFile } from "./known-file.ts";
import { Remembered } from "./remembered.ts";
import type { Rules } from "./rules.ts";

const addressIn = (entry: unknown): Address[] => {
  const host = fieldIn(entry, "Service", "Address");
  const port = fieldIn(entry, "Service", "Port");
  return typeof host === "string" && typeof port === "number" ? [{ host, port }] : [];
};

const addressesIn = (answer: Answer): readonly Address[] => {
  const json = jsonOf(answer);
  if (answer.status !== 200 || !Array.isArray(json))
    throw new Refusal(503, `Consul answered ${answer.status}`);
  return json.flatMap(addressIn);
};

const mostConnections = 1_000;

/** Where the copies of each service are, as Consul says. */
export class Directory {
  readonly #consul: Remote;
  readonly #copy: Remote;
  readonly #file: KnownFile;
  readonly #rules: Rules;
  readonly #upstreams = new Map<string, Remembered<readonly Address[]>>();
  #turn = 0;

  constructor(consul: string, file: KnownFile, rules: Rules) {
    this.#consul = new Remote("Consul", consul, mostConnections);
    // Stale reads must not wait behind reads that hang on a lost leader.
    this.#copy = new Remote("Consul", consul, mostConnections);
    this.#file = file;
    this.#rules = rules;
  }

  get asked(): number {
    return this.#consul.asked + this.#copy.asked;
  }

  /** One copy after the other. */
  async next(name: string): Promise<Address> {
    const addresses = await this.#upstream(name).get();
    this.#turn += 1;
    const address = addresses[this.#turn % addresses.length];
    if (address === undefined) throw new Refusal(502, `no healthy copy of ${name}`);
    return address;
  }

  close(): void {
    this.#consul.close();
    this.#copy.close();
  }

  #upstream(name: string): Remembered<readonly Address[]> {
    const upstream =
      this.#upstreams.get(name) ??
      new Remembered({
        fetch: () => this.#ask(name),
        isKept: () => this.#rules.isOn("last-known-good"),
        known: this.#file.of(name),
        onNews: (addresses) => this.#file.keep(name, addresses),
      });
    this.#upstreams.set(name, upstream);
    return upstream;
  }

  async #ask(name: string): Promise<readonly Address[]> {
    const path = `/v1/health/service/${name}?passing`;
    const { withinMs } = this.#rules;
    const answer = this.#rules.isOn("stale-reads")
      ? await this.#copy.ask(`${path}&stale`, { withinMs })
      : await this.#consul.ask(path, { withinMs });
    const found = addressesIn(answer);
    // Nobody left is more often Consul's error than the truth, so an older list is better than none.
    return found.length === 0 && this.#rules.isOn("last-known-good") ? (this.#file.of(name) ?? []) : found;
  }
}
