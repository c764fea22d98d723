import { proxyAlreadyExists, proxyNotFound, toApiError } from "./api-error.ts";
import { Proxy, type ProxySettings, type Shared } from "./proxy.ts";
import type { ToxicRecord } from "./toxic-record.ts";

export interface ProxyInput extends ProxySettings {
  readonly enabled: boolean;
  readonly toxics: readonly ToxicRecord[];
}

/** The proxies of one server, by name. */
export class ProxyCollection {
  readonly #shared: Shared;
  readonly #proxies = new Map<string, Proxy>();
  #isClosed = false;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  get all(): readonly Proxy[] {
    return [...this.#proxies.values()];
  }

  get(name: string): Proxy {
    const proxy = this.#proxies.get(name);
    if (proxy === undefined) throw proxyNotFound();
    return proxy;
  }

  async create(input: ProxyInput): Promise<Proxy> {
    if (this.#isClosed) throw new Error("the server is closing");
    if (this.#proxies.has(input.name)) throw proxyAlreadyExists();
    const proxy = new Proxy(input, this.#shared);
    for (const toxic of input.toxics) proxy.toxics.add(toxic);
    // In the list before it listens, so that nobody else can take its name.
    this.#proxies.set(proxy.name, proxy);
    try {
      if (input.enabled) await proxy.start({ patienceMs: 0 });
    } catch (error) {
      // Somebody else may have taken it away, and its name, in the meantime.
      if (this.#proxies.get(proxy.name) === proxy) this.remove(proxy.name);
      throw error;
    }
    return proxy;
  }

  remove(name: string): void {
    this.get(name).retire();
    this.#proxies.delete(name);
  }

  /** Creates what is missing and replaces what differs; `made` grows as it goes, for when it fails half-way. */
  async populate(inputs: readonly ProxyInput[], made: Proxy[]): Promise<void> {
    for (const input of inputs) made.push(await this.#createOrReplace(input));
  }

  /** Enables every proxy and takes every toxic off; a proxy that cannot start does not keep others from it. */
  async reset(): Promise<void> {
    for (const proxy of this.all) proxy.toxics.clear();
    const starts = await Promise.allSettled(this.all.map((proxy) => proxy.start()));
    const problems = starts.flatMap((start) =>
      start.status === "rejected" ? toApiError(start.reason).message : [],
    );
    if (problems.length > 0) throw new Error(problems.join("; "));
  }

  /** For good: what a request still under way would make is refused. */
  close(): void {
    this.#isClosed = true;
    for (const proxy of this.all) this.remove(proxy.name);
  }

  async #createOrReplace(input: ProxyInput): Promise<Proxy> {
    const existing = this.#proxies.get(input.name);
    if (existing === undefined) return this.create(input);
    const differs = await existing.differs(input);
    if (this.#proxies.get(input.name) !== existing) return this.#createOrReplace(input);
    if (differs) return this.#replace(existing, input);
    for (const toxic of input.toxics) {
      if (existing.toxics.has(toxic.name)) existing.toxics.remove(existing.toxics.get(toxic.name));
      existing.toxics.add(toxic);
    }
    return existing;
  }

  async #replace(existing: Proxy, input: ProxyInput): Promise<Proxy> {
    const wasEnabled = existing.enabled;
    await existing.stop();
    if (this.#proxies.get(existing.name) !== existing) return this.#createOrReplace(input);
    this.#proxies.delete(existing.name);
    try {
      const proxy = await this.create(input);
      existing.retire();
      return proxy;
    } catch (error) {
      if (this.#isClosed || this.#proxies.has(existing.name)) existing.retire();
      else await this.#putBack(existing, wasEnabled);
      throw error;
    }
  }

  async #putBack(proxy: Proxy, wasEnabled: boolean): Promise<void> {
    this.#proxies.set(proxy.name, proxy);
    if (wasEnabled) await proxy.start();
  }
}
