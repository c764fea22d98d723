import type { FailureCause, TrafficTotals } from "../../../model/record.ts";
import type { PlannedCall } from "../../../model/traffic.ts";
import { millis, type Millis } from "../../../model/units.ts";
import type { EngineWorld } from "../load-engine.ts";
import { Accumulator } from "./accumulator.ts";
import { Deque } from "./deque.ts";
import { createStatusTest } from "./good-status.ts";
import type { OpenCall } from "./open-call.ts";
import { SecondBook } from "./second-book.ts";
import { CUT_OFF } from "../cut-off.ts";

type Doors = Pick<EngineWorld, "phaseAt" | "healedBetween" | "settled" | "row" | "lateness" | "write">;

/** Counts calls per second of their due time and hands out each row once nothing can be added to it any more. */
export class Tally {
  readonly totals = { planned: 0, sent: 0, answered: 0, failed: 0, dropped: 0 } satisfies TrafficTotals;
  private readonly seconds = new Deque<SecondBook>();
  private newest: SecondBook | undefined;
  private readonly freeBooks: SecondBook[] = [];
  private readonly freeSums: Accumulator[] = [];
  private readonly mix: readonly { name: string; within: number; isGood: (status: number) => boolean }[];
  private readonly doors: Doors;
  private sumsMade = 0;

  constructor(mix: readonly PlannedCall[], doors: Doors) {
    this.doors = doors;
    this.mix = mix.map(({ name, good }) => ({
      name,
      within: good.within,
      isGood: createStatusTest(good.status),
    }));
  }

  get isEmpty(): boolean {
    return this.seconds.size === 0;
  }

  /** How many accumulators exist, in use or waiting to be used again. */
  get accumulators(): number {
    return this.sumsMade;
  }

  /** Counts a call that is taken up at `now`; the book is where it will be settled. */
  take(due: Millis, now: Millis): SecondBook {
    const second = Math.floor(due / 1000);
    if (this.newest?.second !== second) {
      this.newest = (this.freeBooks.pop() ?? new SecondBook()).begin(second);
      this.seconds.push(this.newest);
    }
    this.totals.planned += 1;
    this.newest.take(now - due);
    return this.newest;
  }

  answered(call: OpenCall, status: number, now: Millis): void {
    const planned = this.mix[call.call];
    const fromDue = now - call.due;
    const isGood = planned !== undefined && fromDue <= planned.within && planned.isGood(status);
    const sum = this.sumOf(call, now, undefined);
    sum.answered({ status, isGood, fromDue, fromSend: now - call.sent });
    this.settled(call, sum, { isGood, tookMs: fromDue });
    this.totals.answered += 1;
    this.settle(call, status >= 200 && status <= 299);
  }

  failed(call: OpenCall, cause: FailureCause, now: Millis): void {
    const sum = this.sumOf(call, now, cause);
    sum.failed(cause, now - call.due);
    this.settled(call, sum, { isGood: false, tookMs: now - call.due });
    this.totals.failed += 1;
    this.settle(call, false);
  }

  drop(call: OpenCall): void {
    this.totals.dropped += 1;
    call.book.drop();
  }

  /** Hands out at most this many rows of seconds before `nextSecond` whose calls are all settled. */
  emit(nextSecond: number, limit: number): void {
    for (let done = 0; done < limit; done += 1) {
      const oldest = this.seconds.first;
      if (oldest === undefined || oldest.open > 0 || oldest.second >= nextSecond) return;
      const sum = oldest.sums.pop();
      if (sum === undefined) this.finish(oldest);
      else {
        this.doors.row(sum.toRow(oldest.second, this.nameOf(sum.call)));
        sum.clear();
        this.freeSums.push(sum);
      }
    }
  }

  private finish(book: SecondBook): void {
    this.doors.lateness(book.toRow());
    this.seconds.shift();
    if (this.newest === book) this.newest = undefined;
    this.freeBooks.push(book);
  }

  private settled(
    { call, due }: OpenCall,
    { phase, class: callClass }: Accumulator,
    end: { readonly isGood: boolean; readonly tookMs: number },
  ): void {
    this.doors.settled({ call: this.nameOf(call), due, phase, class: callClass, ...end });
  }

  private nameOf(call: number): string {
    return this.mix[call]?.name ?? String(call);
  }

  private settle(call: OpenCall, isAcknowledged: boolean): void {
    this.totals.sent += 1;
    call.book.open -= 1;
    if (call.isWrite) this.doors.write(call.seq, isAcknowledged ? "acknowledged" : "in-doubt");
  }

  /** Phases are looked up when a call settles, not when it is taken up: by then its due time is history. */
  private sumOf(call: OpenCall, now: Millis, cause: FailureCause | undefined): Accumulator {
    const { phaseAt, healedBetween } = this.doors;
    const phase = phaseAt(call.due);
    const decided = this.decidedAt(call, now);
    const isHealedAway = cause !== undefined && CUT_OFF.has(cause) && healedBetween(call.sent, decided);
    const callClass = isHealedAway ? "healed-away" : phase === phaseAt(decided) ? "within" : "across";
    const found = call.book.find(call.call, phase, callClass);
    if (found !== undefined) return found;
    const sum = (this.freeSums.pop() ?? this.makeSum()).begin(call.call, phase, callClass);
    call.book.sums.push(sum);
    return sum;
  }

  /** A call that outlasts its promise is bad from then on: what a later phase makes of it changes nothing. */
  private decidedAt(call: OpenCall, now: Millis): Millis {
    const limit = millis(call.due + (this.mix[call.call]?.within ?? Number.POSITIVE_INFINITY));
    return limit < now ? limit : now;
  }

  private makeSum(): Accumulator {
    this.sumsMade += 1;
    return new Accumulator();
  }
}
