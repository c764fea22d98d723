import type { TrafficTotals } from "../../../model/record.ts";
import type { DueCall } from "../../../model/traffic.ts";
import type { EngineWorld, TrafficJob } from "../load-engine.ts";
import { Dispatch } from "./dispatch.ts";
import { Tally } from "./tally.ts";
import { createRequestWriter } from "./write-request.ts";

/** After this many calls in a row answers are read first, so that catching up does not falsify their times. */
const CALLS_PER_TURN = 64;
/** Encoding a row takes a moment, and a turn should not make the next one late. */
const ROWS_PER_TURN = 2;
const SHORTEST_SLEEP = 1;
/** Also how exact timeouts are when nothing is due. */
const LONGEST_SLEEP = 10;

/** One replay of planned traffic: a loop that wakes about every millisecond and sends whatever is due. */
export class Replay {
  private readonly calls: Iterator<DueCall>;
  private next: DueCall | undefined;
  private readonly tally: Tally;
  private readonly dispatch: Dispatch;
  private readonly write: ReturnType<typeof createRequestWriter>;
  private readonly job: TrafficJob;
  private readonly world: EngineWorld;
  private resolve: () => void = () => undefined;
  private reject: (error: unknown) => void = () => undefined;
  /** Calls due after this moment are not sent. */
  private lastDue = Number.POSITIVE_INFINITY;

  constructor(job: TrafficJob, world: EngineWorld, limit: number) {
    this.job = job;
    this.world = world;
    this.tally = new Tally(job.traffic.mix, world);
    this.dispatch = new Dispatch(this.tally, world, { timeout: job.traffic.timeout, limit });
    this.write = createRequestWriter(world.target);
    this.calls = job.due[Symbol.iterator]();
    this.advance();
  }

  async run(): Promise<TrafficTotals> {
    const { signal } = this.world;
    const abort = (): void => {
      this.lastDue = this.world.now();
    };
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        this.resolve = resolve;
        this.reject = reject;
        this.turn();
      });
    } finally {
      signal.removeEventListener("abort", abort);
      this.dispatch.close();
    }
    return { ...this.tally.totals };
  }

  private readonly turn = (): void => {
    try {
      const isBehind = this.sendDue();
      const now = this.world.now();
      this.dispatch.tend(now);
      this.tally.emit(
        this.next === undefined ? Number.POSITIVE_INFINITY : Math.floor(this.next.due / 1000),
        ROWS_PER_TURN,
      );
      if (this.isOver) this.resolve();
      else if (isBehind) setImmediate(this.turn);
      else setTimeout(this.turn, this.sleepAt(now));
    } catch (error) {
      this.reject(error);
    }
  };

  private get isOver(): boolean {
    return this.next === undefined && this.dispatch.isIdle && this.tally.isEmpty;
  }

  /** Sends what is due; true when there was more than fits into one turn. */
  private sendDue(): boolean {
    const until = Math.min(this.world.now(), this.lastDue);
    for (let sent = 0; sent < CALLS_PER_TURN; sent += 1) {
      if (this.next === undefined) return false;
      if (this.next.due > until) {
        if (this.next.due > this.lastDue) this.stop();
        return false;
      }
      this.take(this.next);
      this.advance();
    }
    return true;
  }

  private take({ seq, due }: DueCall): void {
    const now = this.world.now();
    const book = this.tally.take(due, now);
    const request = this.job.request(seq);
    this.world.taken?.(this.job.traffic.mix[request.call]?.name ?? "", due, 1);
    this.dispatch.post({
      seq,
      due,
      call: request.call,
      isWrite: request.write,
      isHead: request.method === "HEAD",
      text: this.write(request),
      book,
      sent: now,
      isOpen: true,
      carrier: undefined,
    });
  }

  private advance(): void {
    const step = this.calls.next();
    this.next = step.done === true ? undefined : step.value;
  }

  private stop(): void {
    this.next = undefined;
    this.calls.return?.();
  }

  private sleepAt(now: number): number {
    const left = this.next === undefined ? LONGEST_SLEEP : this.next.due - now;
    return Math.max(SHORTEST_SLEEP, Math.min(LONGEST_SLEEP, left));
  }
}
