import { jsonOf, Remote } from "../service/remote.ts";

export interface RegistrationSettings {
  readonly name: string;
  /** Where callers reach this copy. */
  readonly address: { readonly host: string; readonly port: number };
  readonly consul: string;
  readonly vault: string;
  readonly vaultToken: string;
}

const withinMs = 2_000;
// Many times as long as a copy is silent between two signs, so that a quiet Consul strikes nobody off.
const timeToLive = "60s";

/** How a copy of a service makes itself known to Consul, and gets its key from Vault. */
export class Registration {
  readonly #settings: RegistrationSettings;
  readonly #consul: Remote;
  readonly #vault: Remote;

  constructor(settings: RegistrationSettings) {
    this.#settings = settings;
    this.#consul = new Remote("Consul", settings.consul, 1);
    this.#vault = new Remote("Vault", settings.vault, 1);
  }

  /** The key that callers must show. */
  async key(): Promise<string> {
    const { name, vaultToken } = this.#settings;
    const headers = { "x-vault-token": vaultToken };
    const answer = await this.#vault.ask(`/v1/secret/data/${name}`, { withinMs, headers });
    const [, key] = /"key":"([0-9a-f]+)"/.exec(JSON.stringify(jsonOf(answer)) ?? "") ?? [];
    if (answer.status !== 200 || key === undefined) throw new Error(`Vault answered ${answer.status}`);
    return key;
  }

  /** Registers this copy, and says that it is well. */
  async register(): Promise<void> {
    const { name, address } = this.#settings;
    await this.#put("/v1/agent/service/register", {
      Name: name,
      ID: this.#id,
      Address: address.host,
      Port: address.port,
      Check: { TTL: timeToLive },
    });
    await this.#put(`/v1/agent/check/pass/service:${this.#id}`);
  }

  close(): void {
    this.#consul.close();
    this.#vault.close();
  }

  get #id(): string {
    return `${this.#settings.name}-${this.#settings.address.port}`;
  }

  async #put(path: string, json?: unknown): Promise<void> {
    const question = { method: "PUT" as const, withinMs, ...(json === undefined ? {} : { json }) };
    const { status } = await this.#consul.ask(path, question);
    if (status !== 200) throw new Error(`Consul answered ${status}`);
  }
}
