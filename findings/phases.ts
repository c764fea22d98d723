import { histogramOf } from "../model/histogram.ts";
import type { CallRow, PhaseId, RunEvent, RunRecord } from "../model/record.ts";
import type { CallFigures, PhaseFigures } from "../model/readiness.ts";
import { millis, ratio, type Millis, type Ratio } from "../model/units.ts";
import { checkFigures, checksIn } from "./checks.ts";
import { probeFigures } from "./probes.ts";
import { goodPerSecond, groupBy, tallyOf } from "./tally.ts";

type PhaseEvent = Extract<RunEvent, { kind: "phase" }>;

/** A phase as it really was: from its start to the start of the next. */
export interface PhaseSpan {
  readonly phase: PhaseId;
  readonly from: Millis;
  readonly to: Millis;
}

export function phaseSpans(record: RunRecord): readonly PhaseSpan[] {
  const starts = record.events.filter((event): event is PhaseEvent => event.kind === "phase");
  const end =
    record.events.findLast((event) => event.kind === "traffic-ended")?.at ?? record.events.at(-1)?.at ?? 0;
  return starts.map((start, index) => ({
    phase: start.phase,
    from: start.at,
    to: millis(starts[index + 1]?.at ?? Math.max(end, start.at)),
  }));
}

const nameOf = (phase: PhaseId): Pick<PhaseFigures, "phase" | "fix"> | undefined => {
  const part = phase.slice(phase.indexOf("/") + 1);
  if (part === "before" || part === "during" || part === "alone" || part === "after") return { phase: part };
  return part.startsWith("fixed:") ? { phase: "fixed", fix: part.slice("fixed:".length) } : undefined;
};

const callFigures = (call: string, rows: readonly CallRow[]): CallFigures => {
  const tally = tallyOf(rows);
  const { sent, good, share, errors } = tally;
  return { call, sent, good, share, errors, p50Ms: tally.ms(0.5), p99Ms: tally.ms(0.99) };
};

const sentIn = (rows: readonly CallRow[], kind: CallRow["class"]): number =>
  rows.reduce((sum, row) => sum + (row.class === kind ? row.sent : 0), 0);

function endStateOf({ events }: RunRecord, { to }: PhaseSpan): Pick<PhaseFigures, "endState"> {
  const last = events.findLast((event) => event.kind === "state" && event.at < to);
  return last?.kind === "state" ? { endState: last.state } : {};
}

function figuresOf(span: PhaseSpan, rows: readonly CallRow[], record: RunRecord): PhaseFigures | undefined {
  const name = nameOf(span.phase);
  if (name === undefined) return undefined;
  const within = rows.filter((row) => row.class === "within");
  const tally = tallyOf(within);
  const checks = checksIn(record, span.phase);
  const probes = probeFigures(record, span.phase);
  const states = record.events.flatMap((event) =>
    event.kind === "state" && event.at >= span.from && event.at < span.to ? [event.state] : [],
  );
  return {
    ...name,
    from: span.from,
    to: span.to,
    sent: tally.sent,
    good: tally.good,
    share: tally.share,
    perSecond: Math.round((tally.sent / Math.max(1, span.to - span.from)) * 1000),
    p50Ms: tally.ms(0.5),
    p95Ms: tally.ms(0.95),
    p99Ms: tally.ms(0.99),
    errors: tally.errors,
    errorShare: tally.errorShare,
    ...(checks.length === 0 ? {} : { byCheck: checkFigures(checks) }),
    byCall: [...groupBy(within, (row) => row.call)].map(([call, group]) => callFigures(call, group)),
    across: sentIn(rows, "across"),
    healedAway: sentIn(rows, "healed-away"),
    goodPerSecond: goodPerSecond(within).map(({ share }) => ratio(Math.round(share * 1000) / 1000)),
    states: [...new Set(states)],
    ...endStateOf(record, span),
    ...(probes.length === 0 ? {} : { probes }),
  };
}

/** The figures of each phase of a break, in the order in which they happened. */
export function phasesOf(breakId: string, record: RunRecord): readonly PhaseFigures[] {
  const rows = groupBy(record.calls, (row) => row.phase);
  return phaseSpans(record)
    .filter((span) => span.phase.startsWith(`${breakId}/`))
    .flatMap((span) => figuresOf(span, rows.get(span.phase) ?? [], record) ?? []);
}

/** One quantile of the time from send to answer of each call name in a phase, for names with at least so many answers. */
export function quantiles(
  record: RunRecord,
  phase: PhaseId,
  { share, least }: { readonly share: Ratio; readonly least: number },
): ReadonlyMap<string, number> {
  const rows = record.calls.filter((row) => row.phase === phase && row.class === "within");
  const found = new Map<string, number>();
  for (const [call, group] of groupBy(rows, (row) => row.call)) {
    const histogram = histogramOf(group.map((row) => row.fromSend));
    if (histogram.count >= least) found.set(call, histogram.percentile(share));
  }
  return found;
}
