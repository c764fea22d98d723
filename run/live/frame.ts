import type { PhaseId } from "../../model/record.ts";
import type { Column } from "./columns.ts";
import type { LogLine } from "./log-line.ts";
import type { RunView } from "./run-view.ts";
import { whatNext } from "./what-next.ts";

/** Two readers of a run: one knows its order, the others are to notice what happens. */
export type Seat = "game-master" | "players";

/** What changed since the frame before. */
export interface Fresh {
  readonly columns: readonly Column[];
  readonly lines: readonly LogLine[];
}

export type PhaseWords = (phase: PhaseId) => string;

const MOST_PLANNED = 720;

const wire = ({ second, planned, sent, good, failed, p50Ms, p95Ms, p99Ms }: Column) => [
  second,
  planned,
  sent,
  good,
  failed,
  p50Ms,
  p95Ms,
  p99Ms,
];

/** The planned calls per second, as at most so many columns that hide no peak; a column is of whole buckets. */
function plannedCurve({ plan: { traffic } }: RunView): readonly (readonly [number, number])[] {
  const { arrivals, bucket, replayIn } = traffic;
  const inEach = Math.ceil(Math.max(1000, replayIn / MOST_PLANNED) / bucket);
  return Array.from({ length: Math.max(1, Math.ceil(arrivals.length / inEach)) }, (_, index) => {
    const counts = arrivals.slice(index * inEach, (index + 1) * inEach);
    const sum = counts.reduce((all, count) => all + count, 0);
    const lasts = Math.max(1, counts.length) * bucket;
    return [(index * inEach * bucket) / 1000, Math.round((sum * 1000) / lasts)] as const;
  });
}

const common = (view: RunView) => {
  const { now, stand, glance, acknowledged, ledger, errors } = view;
  return {
    now: Math.round(now()),
    stand,
    glance,
    errors: errors.all(),
    ledger: {
      acknowledged,
      ...(ledger === undefined
        ? {}
        : {
            stored: ledger.stored,
            lost: ledger.lost,
            doubled: ledger.doubled,
            counted: ledger.acknowledged,
          }),
    },
  };
};

/** What only the game master may know: phases, breaks, what comes next, why it ended. */
const secrets = (view: RunView, words: PhaseWords) => {
  const { plan, phase, enteredAt, score, stand, doing, reason, people } = view;
  return {
    phase: stand === "preparing" ? doing : words(phase),
    isBroken: score.spans.some(({ to }) => to === undefined),
    ...(stand === "running" ? { next: whatNext(plan, { phase, enteredAt, begun: score.begun }) } : {}),
    spans: score.spans,
    breaks: score.entries(plan),
    ...(people === undefined ? {} : { people: people.times }),
    reason,
  };
};

const linesFor = (seat: Seat, lines: readonly LogLine[]) =>
  lines
    .filter(({ forAll }) => forAll || seat === "game-master")
    .map(({ at, text, tone }) => ({ at: Math.round(at), text, tone }));

/** One beat of a run for a seat: where it stands, and what is new. What a seat may not know is not in it. */
export const newsFrame = (view: RunView, { columns, lines }: Fresh, seat: Seat, words: PhaseWords) => ({
  ...common(view),
  ...(seat === "game-master" ? secrets(view, words) : {}),
  columns: columns.map((column) => wire(column)),
  lines: linesFor(seat, lines),
});

/** The whole run so far, for who comes late. */
export const wholeFrame = (view: RunView, seat: Seat, words: PhaseWords) => {
  const { traffic, rehearsal } = view.plan;
  return {
    ...newsFrame(view, { columns: view.columns.all(), lines: view.log.all() }, seat, words),
    whole: {
      curve: plannedCurve(view),
      day: traffic.day,
      replayIn: traffic.replayIn,
      ...(rehearsal === undefined ? {} : { shownFirst: rehearsal.window }),
      isPlanned: traffic.script === undefined,
    },
  };
};
