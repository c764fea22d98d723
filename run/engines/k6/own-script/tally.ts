import { Histogram } from "../../../../model/histogram.ts";
import type { FailureCause } from "../../../../model/record.ts";
import type { Good, OwnScript } from "../../../../model/traffic.ts";
import { millis } from "../../../../model/units.ts";
import { createStatusTest } from "../../http/good-status.ts";
import type { EngineWorld } from "../../load-engine.ts";
import { failureCause, isUnanswered } from "../failure-cause.ts";
import type { ExponentialHistogram, Metric } from "../otlp/decode.ts";
import { valuesOf } from "../otlp/to-histogram.ts";
import type { CallNames } from "./call-names.ts";
import { LATEST_FLUSH_MS, REFUSED_CODES } from "./foreign.ts";
import type { Place } from "./row-sums.ts";
import { Seconds } from "./seconds.ts";
import { CUT_OFF } from "../../cut-off.ts";

/** k6 runs these once, before and after the traffic: what they ask for is no call of the day. */
const ASIDE = /^::(?:setup|teardown)(?:$|::)/u;

type Doors = Pick<EngineWorld, "phaseAt" | "healedBetween" | "settled" | "row" | "lateness" | "check">;
type Point = Metric["points"][number];
type Attributes = Point["attributes"];

/** The moments between which numbers were collected. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Requests of one name that ended in the same way. */
interface Ended {
  readonly call: string;
  /** A status, or why there was no answer. */
  readonly outcome: { readonly status: string } | FailureCause;
  readonly span: Span;
}

/** How long a request took, and how much of that was behind the end of its promise. */
interface Took {
  readonly ms: number;
  readonly late: number;
}

interface Known {
  readonly script: OwnScript;
  readonly names: CallNames;
  /** Milliseconds since 1970 at the start of the replay. */
  readonly zero: number;
}

/**
 * Counts what a script of the user's own does. k6 tells how long requests took that ended in a fifth of a second, so
 * each belongs to the moment at which it began; where a phase began or ended while that is not sure, it is `across`.
 */
export class OwnTally {
  readonly totals = { planned: 0, sent: 0, answered: 0, failed: 0, dropped: 0 };
  /** Durations since somebody cleared them. */
  readonly recent = new Histogram();
  /** Requests that are no calls, and those among them that k6 refused to send elsewhere. */
  asides = 0;
  elsewhere = 0;
  readonly checksSeen = new Set<string>();
  private readonly seconds = new Seconds();
  private readonly known: Known;
  private readonly doors: Doors;
  private readonly goods: ReadonlyMap<string, Good>;
  private readonly tests = new Map<string, (status: number) => boolean>();
  private next = 0;

  constructor(known: Known, doors: Doors) {
    this.known = known;
    this.doors = doors;
    this.goods = new Map(known.script.goods.map(({ calls, good }) => [calls, good]));
  }

  readonly take = (metrics: readonly Metric[]): void => {
    for (const { name, points } of metrics) {
      for (const point of points) {
        const { attributes, value } = point;
        if (name === "http_req_duration" && value.kind === "histogram") {
          this.requests(attributes, value, this.spanOf(point));
        } else if (value.kind === "number") this.count(name, value.value, point);
      }
    }
  };

  /** Hands out all seconds before this one; what still comes for them comes in further rows. */
  emit(before: number): void {
    const first = this.next;
    for (; this.next < before; this.next += 1) this.seconds.at(this.next);
    for (const [second, { calls, checks, sent, dropped }] of this.seconds.takeBefore(before)) {
      for (const sums of calls.values()) this.doors.row(sums.toRow());
      for (const sums of checks.values()) this.doors.check?.(sums.toRow());
      // A second is one moment of the schedule, though its slowest calls came later.
      if (second < first) continue;
      this.doors.lateness({ second, planned: sent + dropped, sent, dropped, lateness: [] });
    }
  }

  private count(name: string, value: number, point: Point): void {
    const { attributes } = point;
    if (name === "dropped_iterations") {
      this.seconds.at(this.placeOf(this.spanOf(point), { ms: 0, late: 0 }).second).dropped += value;
      this.totals.dropped += value;
      this.totals.planned += value;
    } else if (name === "checks.total") {
      const check = attributes["check"] ?? "";
      this.checksSeen.add(check);
      const place = this.placeOf(this.spanOf(point), { ms: 0, late: 0 });
      const result = attributes["condition"] === "nonzero" ? "passed" : "failed";
      this.seconds.check(place, check).add(result, value);
    }
  }

  private requests(attributes: Attributes, point: ExponentialHistogram, span: Span): void {
    const code = Number(attributes["error_code"] ?? 0);
    if (this.isAside(code, attributes["group"] ?? "", point.count)) return;
    const call = this.known.names.nameOf(attributes["name"] ?? "");
    const cause = isUnanswered(code) ? failureCause(code, attributes["error"] ?? "") : undefined;
    const outcome = cause ?? { status: attributes["status"] ?? "0" };
    for (const [ms, times] of valuesOf(point)) this.ended({ call, outcome, span }, ms, times);
  }

  private isAside(code: number, group: string, count: number): boolean {
    const isElsewhere = REFUSED_CODES.has(code);
    if (!isElsewhere && !ASIDE.test(group)) return false;
    this.asides += count;
    if (isElsewhere) this.elsewhere += count;
    return true;
  }

  private ended({ call, outcome, span }: Ended, ms: number, times: number): void {
    this.recent.record(ms, times);
    if (typeof outcome === "string") {
      const place = this.placeOf(span, { ms, late: this.lateBy(call, ms) }, outcome);
      this.seconds.calls(place, call).failed(outcome, ms, times);
      this.totals.failed += times;
      this.settle({ ...place, call }, false, times);
      return;
    }
    const place = this.placeOf(span, { ms, late: this.lateBy(call, ms) });
    const isGood = this.isGood(call, outcome.status, ms);
    this.seconds.calls(place, call).answered(outcome.status, ms, { times, isGood });
    this.totals.answered += times;
    this.settle({ ...place, call }, isGood, times);
  }

  private settle(place: Place & { readonly call: string }, isGood: boolean, times: number): void {
    this.totals.sent += times;
    this.totals.planned += times;
    this.seconds.at(place.second).sent += times;
    const { second, ...settledIn } = place;
    const settled = { due: millis((second + 0.5) * 1000), ...settledIn, isGood };
    for (let told = 0; told < times; told += 1) this.doors.settled(settled);
  }

  /** A request that outlasts its promise is bad from then on: what a later phase makes of it changes nothing. */
  private lateBy(call: string, ms: number): number {
    return Math.max(0, ms - this.goodOf(call).within);
  }

  private goodOf(call: string): Good {
    return this.goods.get(call) ?? this.known.script.good;
  }

  private isGood(call: string, status: string, ms: number): boolean {
    const good = this.goodOf(call);
    const test = this.tests.get(good.status) ?? createStatusTest(good.status);
    this.tests.set(good.status, test);
    return ms <= good.within && test(Number(status));
  }

  /** Collected between these moments, so it happened at the earliest a flush before the first of them. */
  private spanOf({ start, time }: Point): Span {
    return { from: start - this.known.zero - LATEST_FLUSH_MS, to: time - this.known.zero };
  }

  private placeOf({ from, to }: Span, { ms, late }: Took, cause?: FailureCause): Place {
    const { phaseAt, healedBetween } = this.doors;
    const [earliest, begin, latest] = [
      millis(from - ms),
      millis((from + to) / 2 - ms),
      millis(to - late),
    ] as const;
    const phase = phaseAt(begin);
    const isWithin = phaseAt(earliest) === phase && phaseAt(latest) === phase;
    const isHealed = cause !== undefined && CUT_OFF.has(cause) && healedBetween(earliest, latest);
    return {
      second: Math.max(0, Math.floor(begin / 1000)),
      phase,
      class: isHealed ? "healed-away" : isWithin ? "within" : "across",
    };
  }
}
