import { Connection } from "./connection.ts";
import { Deque } from "./deque.ts";
import type { Settling } from "./open-call.ts";
import type { Address } from "./write-request.ts";

/** Shorter than the 5 s after which common servers close idle connections, so that rarely a call meets a closing one. */
const IDLE_FOR = 4_000;
const PAUSE = 100;

/** Keep-alive connections to one address: the one that was used last is used first. */
export class ConnectionPool {
  /** Connections that are open or being opened. */
  open = 0;
  private readonly idle = new Deque<Connection>();
  private readonly limit: number;
  private readonly connect: () => Connection;
  private noNewBefore = Number.NEGATIVE_INFINITY;

  constructor(target: Address, limit: number, settling: Settling<Connection>) {
    this.limit = limit;
    this.connect = () => new Connection(target, settling);
  }

  /** A connection for one call, or nothing when as many as allowed are busy. */
  take(now: number): Connection | undefined {
    for (let idle = this.idle.pop(); idle !== undefined; idle = this.idle.pop()) {
      if (!idle.isGone) return idle;
    }
    if (this.open >= this.limit || now < this.noNewBefore) return undefined;
    this.open += 1;
    return this.connect();
  }

  giveBack(connection: Connection, now: number): void {
    connection.idleSince = now;
    this.idle.push(connection);
  }

  gone(): void {
    this.open -= 1;
  }

  /** This machine could not open a connection: trying again at once would only heat it. */
  pause(now: number): void {
    this.noNewBefore = now + PAUSE;
  }

  /** Closes the connection that has been idle for longest, if that is long; one at a time. */
  trim(now: number): void {
    const oldest = this.idle.first;
    if (oldest === undefined || (!oldest.isGone && now - oldest.idleSince < IDLE_FOR)) return;
    this.idle.shift();
    oldest.fail("closed");
  }

  /** Closes all idle connections. */
  close(): void {
    for (let idle = this.idle.pop(); idle !== undefined; idle = this.idle.pop()) idle.fail("closed");
  }
}
