import type { FailureCause } from "../../../model/record.ts";
import type { Traffic } from "../../../model/traffic.ts";
import type { EngineWorld } from "../load-engine.ts";
import { ConnectionPool } from "./connection-pool.ts";
import type { Connection } from "./connection.ts";
import { Deque } from "./deque.ts";
import type { OpenCall, Settling } from "./open-call.ts";
import { Pulse } from "./pulse.ts";
import type { Tally } from "./tally.ts";

/** Settled calls stay in line until those before them are settled, so they let go of what is large. */
function close(call: OpenCall): void {
  call.isOpen = false;
  call.text = "";
  call.carrier = undefined;
}

/** Brings calls onto connections and settles every one of them. */
export class Dispatch implements Settling<Connection> {
  private readonly pool: ConnectionPool;
  /** Calls that found every allowed connection busy, by due time. */
  private readonly waiting = new Deque<OpenCall>();
  /** Calls by send time: the time allowed is the same for all, so the first is always the next to run out of it. */
  private readonly underway = new Deque<OpenCall>();
  private readonly pulse: Pulse;
  private readonly tally: Tally;
  private readonly world: EngineWorld;
  private readonly timeout: number;
  private isExpiring = false;

  constructor(
    tally: Tally,
    world: EngineWorld,
    { timeout, limit }: { timeout: Traffic["timeout"]; limit: number },
  ) {
    this.tally = tally;
    this.world = world;
    this.timeout = timeout;
    this.pulse = new Pulse(world.glance);
    this.pool = new ConnectionPool(world.target, limit, this);
  }

  get isIdle(): boolean {
    return this.waiting.size === 0 && this.underway.size === 0;
  }

  /** Sends a call now, or puts it in line behind those that already wait for a connection. */
  post(call: OpenCall): void {
    this.pulse.taken();
    if (this.waiting.size > 0 || !this.send(call)) this.waiting.push(call);
  }

  /** The part of each turn that looks after open calls. */
  tend(now: number): void {
    this.dropOverdue(now);
    if (this.hasOverdue(now) && !this.isExpiring) {
      this.isExpiring = true;
      // After a pause of our own, answers lie unread that came in time: they are read before anything times out.
      setImmediate(this.expire, now);
    }
    this.sendWaiting();
    this.pool.trim(now);
    this.pulse.beat(now);
  }

  /** Nothing is sent any more; calls still open, after an error of our own, fail. */
  close(): void {
    while (this.waiting.shift() !== undefined);
    for (let call = this.underway.shift(); call !== undefined; call = this.underway.shift()) {
      if (call.isOpen) call.carrier?.fail("closed");
    }
    this.pool.close();
  }

  answered(call: OpenCall, status: number): void {
    const now = this.world.now();
    close(call);
    this.pulse.answered(now - call.due);
    this.tally.answered(call, status, now);
  }

  failed(call: OpenCall, cause: FailureCause): void {
    close(call);
    this.pulse.hasFailed();
    this.tally.failed(call, cause, this.world.now());
  }

  unsent(call: OpenCall): void {
    this.pulse.wasNotSent();
    this.pool.pause(this.world.now());
    this.waiting.unshift({ ...call, carrier: undefined });
    close(call);
  }

  idle(connection: Connection): void {
    this.pool.giveBack(connection, this.world.now());
    this.sendWaiting();
  }

  gone(): void {
    this.pool.gone();
    this.sendWaiting();
  }

  private send(call: OpenCall): boolean {
    const now = this.world.now();
    const connection = this.pool.take(now);
    if (connection === undefined) return false;
    call.sent = now;
    this.underway.push(call);
    this.pulse.wasSent();
    connection.send(call);
    return true;
  }

  private sendWaiting(): void {
    for (let call = this.waiting.first; call !== undefined; call = this.waiting.first) {
      if (!this.send(call)) return;
      this.waiting.shift();
    }
  }

  /** Is a call out of its time? Settled calls in front are let go on the way. */
  private hasOverdue(now: number): boolean {
    for (let call = this.underway.first; call !== undefined; call = this.underway.first) {
      if (call.isOpen) return call.sent + this.timeout <= now;
      this.underway.shift();
    }
    return false;
  }

  private readonly expire = (now: number): void => {
    this.isExpiring = false;
    while (this.hasOverdue(now)) this.underway.shift()?.carrier?.fail("timeout");
  };

  private dropOverdue(now: number): void {
    for (let call = this.waiting.first; call !== undefined; call = this.waiting.first) {
      if (call.due + this.timeout > now) return;
      this.waiting.shift();
      this.tally.drop(call);
    }
  }
}
