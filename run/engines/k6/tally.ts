import { Histogram } from "../../../model/histogram.ts";
import type { CallClass, FailureCause, PhaseId, TrafficTotals } from "../../../model/record.ts";
import type { PlannedCall } from "../../../model/traffic.ts";
import { millis } from "../../../model/units.ts";
import type { EngineWorld } from "../load-engine.ts";
import { readKey, readLatenessKey, SLOT_MS, type CallKey } from "./call-key.ts";
import { METRICS, TAG } from "./handover.ts";
import type { ExponentialHistogram, Metric } from "./otlp/decode.ts";
import { addPoint } from "./otlp/to-histogram.ts";
import { countUp, SecondSums, type RowSums } from "./second-sums.ts";
import { CUT_OFF } from "../cut-off.ts";

const CAUSES: ReadonlySet<string> = new Set<FailureCause>([
  "refused",
  "reset",
  "timeout",
  "cut-short",
  "dns",
  "garbage",
  "closed",
]);
const isCause = (outcome: string): outcome is FailureCause => CAUSES.has(outcome);

type Doors = Pick<EngineWorld, "phaseAt" | "healedBetween" | "taken" | "settled" | "row" | "lateness">;

interface Planned {
  readonly mix: readonly PlannedCall[];
  /** Calls that are due in a second. */
  readonly dueIn: (second: number) => number;
  /** The second in which the last call of each name is due; below zero when there is none. */
  readonly lastOf: readonly number[];
}

/** Counts what k6 reports, per second of the due time, and hands out each row when no more can come for it. */
export class Tally {
  /** Planned and dropped calls are counted when their second is handed out. */
  readonly totals = { planned: 0, sent: 0, answered: 0, failed: 0, dropped: 0 } satisfies TrafficTotals;
  /** Latencies since somebody cleared them. */
  readonly recent = new Histogram();
  /** Points that are none of the script's, or that no k6 should send. */
  readonly strange: string[] = [];
  private readonly seconds = new Map<number, SecondSums>();
  private readonly planned: Planned;
  private readonly doors: Doors;
  private next = 0;
  /** The newest second that k6 has come to, by call. */
  private readonly newest: number[] = [];

  constructor(planned: Planned, doors: Doors) {
    this.planned = planned;
    this.doors = doors;
  }

  readonly take = (metrics: readonly Metric[]): void => {
    for (const { name, points } of metrics) {
      for (const { attributes, value } of points) {
        if (value.kind === "histogram") this.point(name, attributes[TAG] ?? "", value);
      }
    }
  };

  /** The second that every call with something left to send has come to: a k6 that is late is behind the clock. */
  get reached(): number {
    const { lastOf } = this.planned;
    const open = lastOf
      .map((_, call) => call)
      .filter((call) => (this.newest[call] ?? -1) < (lastOf[call] ?? -1));
    return open.length === 0 ? -1 : Math.min(...open.map((call) => this.newest[call] ?? -1));
  }

  /** Hands out all seconds before this one; each second only once, unless calls come for it all the same. */
  emit(before: number): void {
    for (; this.next < before; this.next += 1) {
      if (this.planned.dueIn(this.next) > 0) this.at(this.next);
    }
    const ready = [...this.seconds.values()].filter(({ second }) => second < before);
    for (const sums of ready.sort((a, b) => a.second - b.second)) {
      for (const row of sums.rows) this.doors.row(row.toRow(sums.second, this.nameOf(row.key.call)));
      this.seconds.delete(sums.second);
      if (sums.isAgain && sums.lateness.count === 0) continue;
      const lateness = sums.toLateness(this.planned.dueIn(sums.second));
      this.totals.planned += lateness.planned;
      this.totals.dropped += lateness.dropped;
      this.doors.lateness(lateness);
    }
  }

  /** Calls that our own stop cut off in k6, which then says nothing about them: they failed. */
  failOpen(cause: FailureCause, now: number): void {
    for (const sums of this.seconds.values()) {
      for (let call = 0; call < this.planned.mix.length; call += 1) {
        const count = sums.open(call);
        if (count <= 0) continue;
        const due = Math.floor((sums.second * 1000) / SLOT_MS);
        const key = { call, due, end: Math.floor(now / SLOT_MS), outcome: cause, isGood: false };
        const row = this.settle(key, count);
        row.failed(cause, count);
        row.toFailure.record(Math.max(0, now - sums.second * 1000), count);
        this.totals.failed += count;
      }
    }
  }

  private point(name: string, tag: string, point: ExponentialHistogram): void {
    if (name === METRICS.lateness) return this.late(tag, point);
    if (name !== METRICS.fromDue && name !== METRICS.fromSend && name !== METRICS.toFailure) return;
    const key = readKey(tag);
    if (key === undefined || key.call >= this.planned.mix.length) return this.wonder(name, tag);
    if (name === METRICS.fromSend) {
      addPoint(this.rowOf(key).fromSend, point, 1);
    } else if (name === METRICS.fromDue) {
      this.settle(key, point.count).answered(key.outcome, key.isGood, point);
      addPoint(this.recent, point, 1);
      this.totals.answered += point.count;
    } else if (isCause(key.outcome)) {
      const row = this.settle(key, point.count);
      row.failed(key.outcome, point.count);
      addPoint(row.toFailure, point, 1);
      this.totals.failed += point.count;
    } else this.wonder(name, tag);
  }

  private late(tag: string, point: ExponentialHistogram): void {
    const key = readLatenessKey(tag);
    if (key === undefined) return this.wonder(METRICS.lateness, tag);
    const sums = this.at(key.second);
    addPoint(sums.lateness, point, 1);
    countUp(sums.sent, key.call, point.count);
    this.newest[key.call] = Math.max(this.newest[key.call] ?? -1, key.second);
    this.totals.sent += point.count;
    this.doors.taken?.(this.nameOf(key.call), millis(key.second * 1000), point.count);
  }

  private wonder(name: string, tag: string): void {
    if (this.strange.length < 10) this.strange.push(`${name} "${tag}"`);
  }

  /** Counts calls as settled, tells who wants to know, and gives the row that they belong to. */
  private settle(key: CallKey, count: number): RowSums {
    const row = this.rowOf(key);
    countUp(this.at(this.secondOf(key)).settled, key.call, count);
    const settled = {
      call: this.nameOf(key.call),
      due: millis((key.due + 0.5) * SLOT_MS),
      phase: row.key.phase,
      class: row.key.class,
      isGood: key.isGood,
    };
    for (let told = 0; told < count; told += 1) this.doors.settled(settled);
    return row;
  }

  private rowOf(key: CallKey): RowSums {
    const { phase, isMixed } = this.phaseOf(key.due);
    const end = this.phaseOf(this.decidedIn(key));
    const isWithin = !isMixed && !end.isMixed && end.phase === phase;
    const callClass: CallClass = this.isHealedAway(key) ? "healed-away" : isWithin ? "within" : "across";
    return this.at(this.secondOf(key)).row({ call: key.call, phase, class: callClass });
  }

  /** The phase in which a slot begins; a slot that holds a boundary says nothing sure about its calls. */
  private phaseOf(slot: number): { phase: PhaseId; isMixed: boolean } {
    const phase = this.doors.phaseAt(millis(slot * SLOT_MS));
    return { phase, isMixed: phase !== this.doors.phaseAt(millis((slot + 1) * SLOT_MS - 1)) };
  }

  private isHealedAway(key: CallKey): boolean {
    if (!CUT_OFF.has(key.outcome)) return false;
    const end = this.decidedIn(key) + 1;
    return this.doors.healedBetween(millis(key.due * SLOT_MS), millis(end * SLOT_MS));
  }

  /** The slot in which a call ended, or outlasted its promise: it is bad from then on, whatever a later phase makes of it. */
  private decidedIn({ call, due, end }: CallKey): number {
    const within = this.planned.mix[call]?.good.within ?? Number.POSITIVE_INFINITY;
    return Math.min(end, due + Math.ceil(within / SLOT_MS));
  }

  private secondOf({ due }: CallKey): number {
    return Math.floor((due * SLOT_MS) / 1000);
  }

  private at(second: number): SecondSums {
    const known = this.seconds.get(second);
    if (known !== undefined) return known;
    const sums = new SecondSums(second, second < this.next);
    this.seconds.set(second, sums);
    return sums;
  }

  private nameOf(call: number): string {
    return this.planned.mix[call]?.name ?? String(call);
  }
}
