import { Remote } from "../service/remote.ts";

// A deploy does not stand still because Consul does.
const withinMs = 200;
const timeToLive = "60s";

/** Puts copies into Consul, and takes them out. */
export class Discovery {
  readonly #consul: Remote;
  readonly #service: string;
  readonly #listed = new Set<number>();

  constructor(consul: string, service: string) {
    this.#consul = new Remote("Consul", consul, 50);
    this.#service = service;
  }

  async list(port: number): Promise<void> {
    this.#listed.add(port);
    const registration = {
      Name: this.#service,
      ID: this.#id(port),
      Address: "127.0.0.1",
      Port: port,
      Check: { TTL: timeToLive },
    };
    await this.#put("/v1/agent/service/register", registration);
    await this.#put(`/v1/agent/check/pass/service:${this.#id(port)}`);
  }

  async strike(port: number): Promise<void> {
    this.#listed.delete(port);
    await this.#put(`/v1/agent/service/deregister/${this.#id(port)}`);
  }

  /** Says of every listed copy that it is well. */
  async sign(): Promise<void> {
    for (const port of this.#listed) await this.list(port);
  }

  close(): void {
    this.#consul.close();
  }

  #id(port: number): string {
    return `${this.#service}-${port}`;
  }

  async #put(path: string, json?: unknown): Promise<void> {
    const question = { method: "PUT" as const, withinMs, ...(json === undefined ? {} : { json }) };
    await this.#consul.ask(path, question).catch(() => undefined);
  }
}
