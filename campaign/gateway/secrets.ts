import { Refusal } from "../service/refusal.ts";
import { jsonOf, Remote } from "../service/remote.ts";
import { fieldIn } from "./field-in.ts";
import { Remembered } from "./remembered.ts";
import type { Rules } from "./rules.ts";

const keyIn = (json: unknown): string | undefined => {
  const key = fieldIn(json, "data", "data", "key");
  return typeof key === "string" ? key : undefined;
};

/** The key that each service wants to see, from Vault; kept in memory alone. */
export class Secrets {
  readonly #vault: Remote;
  readonly #token: string;
  readonly #rules: Rules;
  readonly #keys = new Map<string, Remembered<string>>();

  constructor(vault: string, token: string, rules: Rules) {
    this.#vault = new Remote("Vault", vault, 200);
    this.#token = token;
    this.#rules = rules;
  }

  async of(name: string): Promise<string> {
    const key =
      this.#keys.get(name) ??
      new Remembered({ fetch: () => this.#ask(name), isKept: () => this.#rules.isOn("last-known-good") });
    this.#keys.set(name, key);
    return await key.get();
  }

  close(): void {
    this.#vault.close();
  }

  async #ask(name: string): Promise<string> {
    const headers = { "x-vault-token": this.#token };
    const { withinMs } = this.#rules;
    const answer = await this.#vault.ask(`/v1/secret/data/${name}`, { withinMs, headers });
    const key = answer.status === 200 ? keyIn(jsonOf(answer)) : undefined;
    if (key === undefined) throw new Refusal(503, `Vault answered ${answer.status}`);
    return key;
  }
}
