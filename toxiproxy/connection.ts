import type { Socket } from "node:net";
import { dial } from "./dial.ts";
import { Conversation } from "./http/conversation.ts";
import { Link, type LinkOwner } from "./link.ts";
import { SeededRandom } from "./seeded-random.ts";
import { serviceEnd } from "./service-end.ts";
import { isHttp, type Direction, type ToxicRecord } from "./toxic-record.ts";

export interface ConnectionPlan {
  readonly upstream: string;
  /** What the draws of a toxic on this connection hang on: the seed, the proxy's name and the connection's number. */
  readonly seed: number;
  readonly proxy: string;
  readonly number: number;
  /** In the order in which they work on its bytes. */
  readonly toxics: () => readonly ToxicRecord[];
  /** Both sockets are closed. */
  readonly gone: () => void;
}

const LINGER_MS = 1000;

/** A client's connection and the one made to the upstream for it. */
export class Connection implements LinkOwner {
  readonly #client: Socket;
  readonly #upstream: Socket;
  readonly #plan: ConnectionPlan;
  #links: Readonly<Record<Direction, Link>> | undefined;
  #conversation: Conversation | undefined;

  constructor(client: Socket, plan: ConnectionPlan) {
    this.#client = client;
    this.#plan = plan;
    this.#upstream = dial(plan.upstream);
    for (const socket of [client, this.#upstream]) {
      // A broken socket closes, and the close is what counts.
      socket.on("error", () => undefined);
      socket.on("close", () => this.#closed());
    }
    this.#upstream.once("connect", () => this.#join());
  }

  link(direction: Direction): Link | undefined {
    return this.#links?.[direction];
  }

  add(toxic: ToxicRecord): void {
    if (this.#links === undefined) return;
    if (!isHttp(toxic)) return this.#links[toxic.direction].add(toxic);
    this.#conversation ??= new Conversation(serviceEnd(this.#links, (one) => this.randomFor(one)));
    this.#conversation.add(toxic);
  }

  /** Makes the settings of the toxic, as they are now, count for this connection. */
  update(toxic: ToxicRecord): void {
    if (isHttp(toxic)) this.#conversation?.update();
    else this.link(toxic.direction)?.update(toxic);
  }

  remove(toxic: ToxicRecord): void {
    if (isHttp(toxic)) this.#conversation?.remove(toxic);
    else this.link(toxic.direction)?.remove(toxic);
  }

  /** Closes both sides at once; what is under way is lost. */
  destroy(): void {
    this.#stopLinks();
    this.#client.destroy();
    this.#upstream.destroy();
  }

  reset(): void {
    this.#stopLinks();
    for (const socket of [this.#client, this.#upstream]) {
      // A socket whose end is already on its way can no longer be reset.
      if (socket.writableEnded) socket.destroy();
      else socket.resetAndDestroy();
    }
  }

  finished(link: Link): void {
    // Half-open connections do not exist here: the end of one direction ends the other, which may still hold data.
    for (const other of this.#allLinks()) if (other !== link) other.sourceEnded();
    link.destination.destroySoon();
  }

  randomFor(toxic: ToxicRecord): SeededRandom {
    return new SeededRandom(this.#plan.seed, this.#plan.proxy, toxic.name, this.#plan.number);
  }

  #join(): void {
    if (this.#client.destroyed) {
      this.#upstream.destroy();
      return;
    }
    this.#links = {
      upstream: new Link(this.#client, this.#upstream, this),
      downstream: new Link(this.#upstream, this.#client, this),
    };
    for (const toxic of this.#plan.toxics()) this.add(toxic);
    this.#client.resume();
  }

  #closed(): void {
    if (this.#client.destroyed && this.#upstream.destroyed) this.#plan.gone();
    else if (this.#links === undefined) this.#giveUp();
  }

  /** One side closed before the two were joined. */
  #giveUp(): void {
    if (this.#client.destroyed) {
      this.#upstream.destroy();
      return;
    }
    // Read what the client had sent: closing with it unread would be a reset.
    this.#client.resume();
    this.#client.end();
    const linger = setTimeout(() => this.#client.destroy(), LINGER_MS);
    this.#client.once("close", () => clearTimeout(linger));
  }

  #stopLinks(): void {
    for (const link of this.#allLinks()) link.stop();
  }

  #allLinks(): readonly Link[] {
    return this.#links === undefined ? [] : [this.#links.upstream, this.#links.downstream];
  }
}
