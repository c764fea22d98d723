import type { Socket } from "node:net";
import { formatAddress, resolveListen } from "./address.ts";
import { Connection } from "./connection.ts";
import { Later } from "./later.ts";
import { openListener, type Listener } from "./listener.ts";
import type { Direction } from "./toxic-record.ts";
import { ToxicSet } from "./toxic-set.ts";
import type { Traffic } from "./traffic.ts";

export interface ProxySettings {
  readonly name: string;
  readonly listen: string;
  readonly upstream: string;
}

export interface ProxyChange {
  readonly listen?: string | undefined;
  readonly upstream?: string | undefined;
  readonly enabled?: boolean | undefined;
  /** Milliseconds after which a disabled proxy enables itself, and one that was led elsewhere leads back. */
  readonly ttl?: number | undefined;
}

/** What all proxies of one server share. */
export interface Shared {
  readonly seed: number;
  /** Counts only when somebody asked for it. */
  readonly traffic: Traffic | undefined;
}

const DIRECTIONS: readonly Direction[] = ["upstream", "downstream"];

type ProxyState = Pick<Proxy, "listen" | "upstream" | "enabled">;

/** How long a port that was ours a moment ago may still be taken. */
const PATIENCE_MS = 1000;

/** Listens, and joins each client to the upstream by a connection with the toxics on it. */
export class Proxy {
  readonly name: string;
  readonly toxics = new ToxicSet(() => this.#connections);
  readonly #shared: Shared;
  readonly #connections = new Set<Connection>();
  #listen: string;
  #upstream: string;
  #listener: Listener | undefined;
  #accepted = 0;
  #isRetired = false;
  readonly #enabling = new Later();
  readonly #leadingBack = new Later();
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ name, listen, upstream }: ProxySettings, shared: Shared) {
    this.name = name;
    this.#listen = listen;
    this.#upstream = upstream;
    this.#shared = shared;
  }

  get listen(): string {
    return this.#listen;
  }

  get upstream(): string {
    return this.#upstream;
  }

  get enabled(): boolean {
    return this.#listener !== undefined;
  }

  start({ patienceMs = PATIENCE_MS } = {}): Promise<void> {
    return this.#inTurn(async () => {
      await this.#open(patienceMs);
      this.#enabling.callOff();
    });
  }

  stop(): Promise<void> {
    return this.#inTurn(async () => this.#shut());
  }

  /** Closes for good, and at once; no start that is under way or comes later can open it again. */
  retire(): void {
    this.#isRetired = true;
    this.toxics.clear();
    this.#enabling.end();
    this.#leadingBack.end();
    this.#shut();
  }

  update(change: ProxyChange): Promise<void> {
    return this.#inTurn(() => this.#apply(change));
  }

  /** Whether these settings would take another listener or lead elsewhere. */
  async differs({ listen, upstream }: Omit<ProxySettings, "name">): Promise<boolean> {
    return upstream !== this.#upstream || formatAddress(await resolveListen(listen)) !== this.#listen;
  }

  async #apply(change: ProxyChange): Promise<void> {
    const before = { listen: this.#listen, upstream: this.#upstream, enabled: this.enabled };
    const after = await this.#merge(before, change);
    const isMoved = after.listen !== before.listen || after.upstream !== before.upstream;
    if (isMoved || !after.enabled) this.#shut();
    try {
      await this.#become(after, after.listen === before.listen ? PATIENCE_MS : 0);
    } catch (error) {
      await this.#become(before, PATIENCE_MS);
      throw error;
    }
    if (change.enabled !== undefined) this.#enabling.callOff();
    if (isMoved) this.#leadingBack.callOff();
    if (change.ttl !== undefined) this.#limit(change.ttl, isMoved ? before : undefined);
  }

  /** After this time it is open, and leads to where it led before; a port taken by then must not leave it so for ever. */
  #limit(waitMs: number, before: ProxyState | undefined): void {
    if (!this.enabled) this.#enabling.in(waitMs, async () => this.start());
    if (before === undefined) return;
    const { listen, upstream } = before;
    this.#leadingBack.in(waitMs, async () => this.update({ listen, upstream }));
  }

  async #merge(before: ProxyState, change: ProxyChange): Promise<ProxyState> {
    const enabled = change.enabled ?? before.enabled;
    const wanted = { listen: change.listen ?? before.listen, upstream: change.upstream ?? before.upstream };
    const isGiven = change.listen !== undefined || change.upstream !== undefined;
    // An address that only reads differently, such as localhost, stays as it was.
    return isGiven && (await this.differs(wanted)) ? { ...wanted, enabled } : { ...before, enabled };
  }

  async #become({ listen, upstream, enabled }: ProxyState, patienceMs: number): Promise<void> {
    this.#listen = listen;
    this.#upstream = upstream;
    if (enabled) await this.#open(patienceMs);
  }

  async #open(patienceMs: number): Promise<void> {
    if (this.#listener || this.#isRetired) return;
    const onClient = (client: Socket): void => this.#welcome(client);
    const listener = await openListener(this.#listen, { onClient, patienceMs });
    if (this.#isRetired) return listener.close();
    this.#listener = listener;
    this.#listen = listener.address;
  }

  #shut(): void {
    this.#listener?.close();
    this.#listener = undefined;
    for (const connection of this.#connections) connection.destroy();
  }

  #welcome(client: Socket): void {
    if (this.#isRetired) {
      client.destroy();
      return;
    }
    this.#accepted += 1;
    const labels = { listener: this.#listen, proxy: this.name, upstream: this.#upstream };
    const connection: Connection = new Connection(client, {
      upstream: this.#upstream,
      seed: this.#shared.seed,
      proxy: this.name,
      number: this.#accepted,
      toxics: () => this.toxics.all,
      gone: () => {
        if (!this.#connections.delete(connection)) return;
        for (const direction of DIRECTIONS) {
          const bytes = connection.link(direction)?.bytes;
          if (bytes) this.#shared.traffic?.add({ direction, ...labels }, bytes);
        }
      },
    });
    this.#connections.add(connection);
  }

  /** Starts and stops one after the other; none of them waits for a peer. */
  #inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
