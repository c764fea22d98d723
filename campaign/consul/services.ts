import { EventEmitter, once } from "node:events";
import { isDeepStrictEqual } from "node:util";
import { Refusal } from "../service/refusal.ts";

/** One running copy of a service, as it registered itself. */
export interface Instance {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly isPassing: boolean;
}

export interface Registration {
  readonly instance: Instance;
  /** A copy that has not said for so long that it is well counts as critical. */
  readonly ttlMs: number;
}

interface Entry extends Registration {
  readonly passedAt: number;
}

/** What Consul knows: who is registered, who is well, and the index that rises with every change. */
export class Services {
  readonly #entries = new Map<string, Entry>();
  readonly #changes = new EventEmitter().setMaxListeners(0);
  #index = 1;

  get index(): number {
    return this.#index;
  }

  get all(): readonly Instance[] {
    return [...this.#entries.values()].map(({ instance }) => instance);
  }

  /** A new copy is critical until it says for the first time that it is well. */
  register({ instance, ttlMs }: Registration): void {
    const before = this.#entries.get(instance.id);
    const now = { ...instance, isPassing: before?.instance.isPassing ?? false };
    this.#entries.set(instance.id, { instance: now, ttlMs, passedAt: before?.passedAt ?? 0 });
    // The same again is no change: those who wait for one are left alone.
    if (!isDeepStrictEqual(before?.instance, now)) this.#changed();
  }

  pass(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new Refusal(404, `Unknown check ID "service:${id}"`);
    const instance = { ...entry.instance, isPassing: true };
    this.#entries.set(id, { ...entry, instance, passedAt: performance.now() });
    if (!entry.instance.isPassing) this.#changed();
  }

  deregister(id: string): void {
    if (this.#entries.delete(id)) this.#changed();
  }

  /** Finds those who have been silent for longer than they promised. */
  sweep(): void {
    const now = performance.now();
    for (const [id, entry] of this.#entries) {
      if (!entry.instance.isPassing || now - entry.passedAt <= entry.ttlMs) continue;
      this.#entries.set(id, { ...entry, instance: { ...entry.instance, isPassing: false } });
      this.#changed();
    }
  }

  /** Takes over what the leader knows. */
  copy(instances: readonly Instance[], index: number): void {
    this.#entries.clear();
    for (const instance of instances) this.#entries.set(instance.id, { instance, ttlMs: 0, passedAt: 0 });
    this.#index = index;
    this.#changes.emit("change");
  }

  /** Resolves when the index has passed this one, or after the wait. */
  async changeAfter(index: number, waitMs: number): Promise<void> {
    if (this.#index > index) return;
    await once(this.#changes, "change", { signal: AbortSignal.timeout(waitMs) }).catch(() => undefined);
  }

  #changed(): void {
    this.#index += 1;
    this.#changes.emit("change");
  }
}
