import type { Server, Socket } from "node:net";
import { connect, createServer } from "node:net";

export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Carries connections to one of several places; moving it drops those that are open, as a fail-over does. */
export class TcpRouter {
  readonly #places: ReadonlyMap<string, Place>;
  readonly #open = new Set<Socket>();
  readonly server: Server;
  #current: string;

  constructor(places: ReadonlyMap<string, Place>) {
    this.#places = places;
    this.#current = [...places.keys()][0] ?? "";
    this.server = createServer((client) => this.#carry(client));
  }

  /** The name of the place that new connections go to. */
  get current(): string {
    return this.#current;
  }

  get connections(): number {
    return this.#open.size;
  }

  get names(): readonly string[] {
    return [...this.#places.keys()];
  }

  /** Says whether there is such a place. */
  moveTo(name: string): boolean {
    if (!this.#places.has(name)) return false;
    this.#current = name;
    this.dropAll();
    return true;
  }

  dropAll(): void {
    for (const socket of this.#open) socket.destroy();
  }

  #carry(client: Socket): void {
    const place = this.#places.get(this.#current);
    if (place === undefined) return void client.destroy();
    const upstream = connect(place.port, place.host);
    this.#join(client, upstream);
    this.#join(upstream, client);
  }

  #join(from: Socket, to: Socket): void {
    this.#open.add(from);
    from.setNoDelay(true);
    // "close" follows every error and does the work.
    from.on("error", () => undefined);
    from.on("close", () => {
      this.#open.delete(from);
      to.destroy();
    });
    from.pipe(to);
  }
}
