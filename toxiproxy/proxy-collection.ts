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
    if (this.#proxies.has(input.name)) throw proxyAlreadyExists();
    const proxy = new Proxy(input, this.#shared);
    for (const toxic of input.toxics) proxy.toxics.add(toxic);
    // In the list before it listens, so that nobody else can take its name.
    this.#proxies.set(proxy.name, proxy);
    try {
      if (input.enabled) await proxy.start({ patienceMs: 0 });
    } catch (error) {
      this.remove(proxy.name);
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

  close(): void {
    for (const proxy of this.all) this.remove(proxy.name);
  }

  async #createOrReplace(input: ProxyInput): Promise<Proxy> {
    const existing = this.#proxies.get(input.name);
    if (existing === undefined) return this.create(input);
    if (await existing.differs(input)) return this.#replace(existing, input);
    for (const toxic of input.toxics) {
      if (existing.toxics.has(toxic.name)) existing.toxics.remove(existing.toxics.get(toxic.name));
      existing.toxics.add(toxic);
    }
    return existing;
  }

  async #replace(existing: Proxy, input: ProxyInput): Promise<Proxy> {
    const wasEnabled = existing.enabled;
    await existing.stop();
    this.#proxies.delete(existing.name);
    try {
      const proxy = await this.create(input);
      existing.retire();
      return proxy;
    } catch (error) {
      this.#proxies.set(existing.name, existing);
      if (wasEnabled) await existing.start();
      throw error;
    }
  }
}
