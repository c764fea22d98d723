import type { Plan } from "../../model/plan.ts";
import type { CallRow, LatenessRow, LedgerCount, RunEvent, RunRecord } from "../../model/record.ts";
import { millis, seconds } from "../../model/units.ts";
import { aCallRow, aLatenessRow, sparse } from "./a-call-row.ts";
import { aPlan, RATE } from "./a-plan.ts";
import { aLedger, aStepOutcome, runStarted } from "./a-run-event.ts";
import { spansOf, type Span } from "./a-span.ts";

/** What a phase of the day is like. */
export interface Behaviour {
  /** Share of good calls; the others are answered 503. A function is asked for each second of the replay. */
  readonly good: number | ((second: number) => number);
  readonly latency: number;
  /** Calls of each name in a second. */
  readonly calls: number;
  /** The state that the system says it is in, half a second into the phase. */
  readonly state?: string;
}

const HEALTHY: Behaviour = { good: 1, latency: 4, calls: RATE / 2 };
const DEFAULTS: Readonly<Record<string, Behaviour>> = {
  canary: { ...HEALTHY, latency: 9 },
  during: { ...HEALTHY, good: 0.1, latency: 200 },
  again: { ...HEALTHY, good: 0.1, latency: 200 },
  fixed: { ...HEALTHY, state: "queue-writes" },
  after: { ...HEALTHY, state: "full" },
};

type Changed = (record: RunRecord) => RunRecord;

/** A whole, healthy run in which the first fix is proven, unless something is changed. Windows are whole seconds. */
export class RecordBuilder {
  private readonly plan: Plan;
  private readonly behaviours = new Map<string, Partial<Behaviour>>();
  private readonly changes: Changed[] = [];
  private trials = 1;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  /** Changes what a phase is like: `during`, `fixed:degraded`, `day`, … */
  withPhase(phase: string, behaviour: Partial<Behaviour>): this {
    this.behaviours.set(phase, { ...this.behaviours.get(phase), ...behaviour });
    return this;
  }

  /** How many of the planned fixes were tried; one unless told. */
  withTrials(count: number): this {
    this.trials = count;
    return this;
  }

  withEvents(change: (events: readonly RunEvent[]) => readonly RunEvent[]): this {
    return this.with((record) => ({ ...record, events: change(record.events) }));
  }

  without(kind: RunEvent["kind"]): this {
    return this.withEvents((events) => events.filter((event) => event.kind !== kind));
  }

  withEvent(event: RunEvent): this {
    return this.withEvents((events) => [...events, event].sort((a, b) => a.at - b.at));
  }

  withRows(change: (rows: readonly CallRow[]) => readonly CallRow[]): this {
    return this.with((record) => ({ ...record, calls: change(record.calls) }));
  }

  withLateness(change: (row: LatenessRow) => LatenessRow): this {
    return this.with((record) => ({ ...record, lateness: record.lateness.map((row) => change(row)) }));
  }

  withLedger(overrides: Partial<LedgerCount>): this {
    return this.withEvents((events) =>
      events.map((event) =>
        event.kind === "ledger" ? { ...event, ledger: { ...event.ledger, ...overrides } } : event,
      ),
    );
  }

  /** Stopped by a person at this second: nothing of the day behind it, but healed and closed as always. */
  stoppedAt(second: number): this {
    return this.with((record) => ({
      ...record,
      calls: record.calls.filter((row) => row.second < second),
      lateness: record.lateness.filter((row) => row.second < second),
      events: [
        ...record.events.filter(({ at, kind }) => at < second * 1000 && kind !== "traffic-ended"),
        { at: seconds(second), kind: "healed", ok: true, checks: [] },
        { at: seconds(second), kind: "run-ended", how: "interrupted" },
      ],
    }));
  }

  with(change: Changed): this {
    this.changes.push(change);
    return this;
  }

  build(): RunRecord {
    const calls = this.spans().flatMap((span) => this.rowsOf(span));
    const end = Math.max(...calls.map((row) => row.second)) + 1;
    const lateness = Array.from({ length: end }, (_, second) => this.latenessOf(second, calls));
    let record: RunRecord = { plan: this.plan, calls, lateness, events: this.eventsOf(calls) };
    for (const change of this.changes) record = change(record);
    return record;
  }

  /** The whole day in phases; what is not a break is `day`. */
  private spans(): readonly Span[] {
    const { breaks, canary, traffic } = this.plan;
    const broken = breaks.flatMap((planned) => spansOf(planned, canary.lasts, this.trials));
    const spans: Span[] = [];
    let at = 0;
    for (const span of broken) {
      if (span.from > at) spans.push({ phase: "day", from: at, to: span.from });
      spans.push(span);
      at = span.to;
    }
    return [...spans, { phase: "day", from: at, to: Math.max(traffic.replayIn, at + 1000) }];
  }

  private behaviourOf(phase: string): Behaviour {
    const part = phase.slice(phase.indexOf("/") + 1);
    const kind = part.split(":")[0] ?? part;
    return { ...(DEFAULTS[kind] ?? HEALTHY), ...this.behaviours.get(kind), ...this.behaviours.get(part) };
  }

  private rowsOf({ phase, from, to }: Span): readonly CallRow[] {
    const { good, latency, calls: sent } = this.behaviourOf(phase);
    const first = from / 1000;
    return Array.from({ length: (to - from) / 1000 }, (_, index) => first + index).flatMap((second) =>
      this.plan.traffic.mix.map(({ name }) => {
        const share = typeof good === "number" ? good : good(second);
        return aCallRow({ second, call: name, phase, sent, good: Math.round(sent * share), latency });
      }),
    );
  }

  private latenessOf(second: number, calls: readonly CallRow[]): LatenessRow {
    const sent = calls.reduce((sum, row) => sum + (row.second === second ? row.sent : 0), 0);
    return aLatenessRow(second, 1, { planned: sent, sent, lateness: sparse(1, sent) });
  }

  private eventsOf(calls: readonly CallRow[]): readonly RunEvent[] {
    const spans = this.spans();
    const end = millis(spans.at(-1)?.to ?? 0);
    const sent = calls.reduce((sum, row) => sum + row.sent, 0);
    return [
      runStarted,
      {
        at: millis(-500),
        kind: "preflight",
        text: "This machine carries the day.",
        replayIn: end,
        carries: true,
      },
      { at: millis(-200), kind: "traffic-started" },
      { at: millis(-100), kind: "state", state: "full" },
      ...spans.slice(1).flatMap((span) => this.phaseEvents(span)),
      {
        at: end,
        kind: "traffic-ended",
        totals: { planned: sent, sent, answered: sent, failed: 0, dropped: 0 },
      },
      { at: end, kind: "ledger", ledger: aLedger() },
      { at: end, kind: "healed", ok: true, checks: [{ what: "link edge", ok: true, detail: "open" }] },
      { at: end, kind: "run-ended", how: "complete" },
    ];
  }

  private phaseEvents({ phase, from, to }: Span): readonly RunEvent[] {
    const at = millis(from);
    const [id = "", part = ""] = phase.split("/");
    const { state } = this.behaviourOf(phase);
    const states = state === undefined ? [] : [{ at: millis(from + 500), kind: "state", state } as const];
    const entered = { at, kind: "phase", phase } as const;
    return [entered, ...this.doings({ id, part, from, to }), ...states];
  }

  private doings(span: { id: string; part: string; from: number; to: number }): readonly RunEvent[] {
    const { id, part } = span;
    const [at, to] = [millis(span.from), millis(span.to)];
    if (part === "canary") return [{ at: to, kind: "canary", break: id, link: "database", from: at, to }];
    if (part === "during" || part === "again") return [{ at, kind: "fault-on", break: id, tookMs: 3 }];
    if (part === "after" || part === "alone") return [{ at, kind: "fault-off", break: id, tookMs: 2 }];
    if (!part.startsWith("fixed:")) return [];
    const fix = part.slice("fixed:".length);
    return [{ at, kind: "step", break: id, fix, step: aStepOutcome() }];
  }
}

/** The record of a whole run of the plan. */
export const aRecord = (plan: Plan = aPlan()): RecordBuilder => new RecordBuilder(plan);
