import type { Plan } from "../../model/plan.ts";
import type { CallRow, LatenessRow, LedgerCount, PhaseId, RunEvent } from "../../model/record.ts";
import { redacted, type Redact } from "../../model/redact.ts";
import { millis, type Millis } from "../../model/units.ts";
import type { EngineGlance } from "../engines/load-engine.ts";
import { Columns } from "./columns.ts";
import { ErrorCounts } from "./error-counts.ts";
import { LogBook } from "./log-book.ts";
import { PeopleClock } from "./people-clock.ts";
import { ScoreOfBreaks } from "./score-of-breaks.ts";

/** Where a run is, for who watches it. */
export type Stand = "preparing" | "running" | "stopping" | "ended" | "reported";

const LEAST_OPEN_SECONDS = 60;

/** Everything that can be seen of a run, gathered while it goes on, in bounded memory. */
export class RunView {
  readonly columns: Columns;
  readonly errors = new ErrorCounts();
  readonly log = new LogBook();
  readonly score = new ScoreOfBreaks();
  /** Only where people lead through the break. */
  readonly people: PeopleClock | undefined;
  plan: Plan;
  stand: Stand = "preparing";
  phase: PhaseId = "day";
  enteredAt: Millis = millis(0);
  doing = "";
  glance: EngineGlance | undefined;
  acknowledged = 0;
  ledger: LedgerCount | undefined;
  reason = "";
  private zero: number;
  private readonly redact: Redact;

  constructor(plan: Plan, redact: Redact) {
    this.redact = redact;
    this.plan = redacted(plan, redact);
    const [led] = plan.rehearsal === undefined ? [] : plan.breaks;
    this.people = led === undefined ? undefined : new PeopleClock(led.want.state);
    this.columns = new Columns(LEAST_OPEN_SECONDS + Math.ceil(plan.traffic.timeout / 1000));
    // Far enough before the start that nothing of it is taken for the day.
    this.zero = performance.now() + 600_000;
  }

  /** The moment of the replay; negative before its start. */
  readonly now = (): Millis => millis(performance.now() - this.zero);

  get isOver(): boolean {
    return this.stand === "ended" || this.stand === "reported";
  }

  replan(plan: Plan): void {
    this.plan = redacted(plan, this.redact);
  }

  say(text: string): void {
    this.doing = this.redact(text);
  }

  readonly row = (row: CallRow): void => {
    this.columns.row(row);
    this.errors.row(row);
  };

  readonly lateness = (row: LatenessRow): void => this.columns.lateness(row);

  readonly write = (_seq: number, saw: "acknowledged" | "in-doubt"): void => {
    if (saw === "acknowledged") this.acknowledged += 1;
  };

  look(glance: EngineGlance): void {
    this.glance = glance;
    const { plannedPerSecond, perSecond, failedPerSecond, p99Ms } = glance;
    this.columns.firstLook(Math.floor(this.now() / 1000) - 1, {
      planned: plannedPerSecond,
      sent: perSecond,
      failed: failedPerSecond,
      p99Ms: p99Ms > 0 ? p99Ms : null,
    });
  }

  event(happened: RunEvent): void {
    const event = redacted(happened, this.redact);
    this.score.event(event);
    this.log.event(event);
    this.people?.event(event);
    if (event.kind === "run-started" || event.kind === "traffic-started")
      this.zero = performance.now() - event.at;
    if (event.kind === "traffic-started") this.stand = "running";
    if (event.kind === "phase") {
      this.phase = event.phase;
      this.enteredAt = event.at;
    }
    if (event.kind === "ledger") this.ledger = event.ledger;
    if (event.kind === "run-ended") this.end(event.reason ?? (event.how === "complete" ? "" : event.how));
  }

  stopping(reason: string): void {
    if (this.isOver) return;
    this.stand = "stopping";
    this.reason = this.redact(reason);
  }

  private end(reason: string): void {
    this.stand = "ended";
    this.phase = "day";
    if (reason !== "") this.reason = reason;
  }
}
