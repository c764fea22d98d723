import type { Fix, PlannedBreak } from "../model/plan.ts";
import { countText } from "../model/quantities.ts";
import type { FixFinding, HeldFigures, PhaseFigures } from "../model/readiness.ts";
import type { CallRow, RunRecord } from "../model/record.ts";
import { judgeFix, type FixVerdict } from "./judge-fix.ts";
import { damageIn } from "./ledger.ts";
import { phasesOf } from "./phases.ts";
import { goodPerSecond, tallyOf } from "./tally.ts";

interface Trial {
  readonly planned: PlannedBreak;
  readonly figures: PhaseFigures;
  readonly rows: readonly CallRow[];
  readonly steps: FixFinding["steps"];
}

function verdictOf({ planned, figures, rows, steps }: Trial, record: RunRecord): FixVerdict {
  const states = record.events.flatMap((event) => (event.kind === "state" ? [event] : []));
  return judgeFix({
    planned,
    from: figures.from,
    to: figures.to,
    seconds: goodPerSecond(rows),
    states: record.plan.state === undefined ? [] : states,
    stepsDone: steps.every((step) => step.kind === "undo" || step.ok),
  });
}

function heldFigures({ planned, figures, rows }: Trial): HeldFigures {
  const decisive = tallyOf(rows.filter((row) => row.second * 1000 >= figures.from + planned.want.within));
  return { sent: decisive.sent, share: decisive.share, p99Ms: decisive.ms(0.99) };
}

const outcomeOf = ({ proven, conclusive }: FixVerdict): FixFinding["outcome"] => {
  if (proven) return "proven";
  return conclusive ? "rejected" : "inconclusive";
};

/** What was found out about one candidate fix: judged like during the run, and by the writes that got lost in it. */
export function judgeTrial(planned: PlannedBreak, fix: Fix, record: RunRecord): FixFinding {
  const phase = `${planned.id}/fixed:${fix.id}`;
  const steps = record.events.flatMap((event) =>
    event.kind === "step" && event.break === planned.id && event.fix === fix.id ? [event.step] : [],
  );
  const base = { id: fix.id, title: fix.title, steps, fix };
  const figures = phasesOf(planned.id, record).find(
    (found) => found.phase === "fixed" && found.fix === fix.id,
  );
  if (figures === undefined) return { ...base, outcome: "not-tried", reason: "not tried in this run" };
  const rows = record.calls.filter((row) => row.phase === phase && row.class === "within");
  const trial = { planned, figures, rows, steps };
  const held = heldFigures(trial);
  const damage = damageIn(record, phase);
  if (damage > 0) {
    const reason = `${countText(damage)} acknowledged writes were lost or doubled`;
    return { ...base, held, outcome: "rejected", reason };
  }
  const verdict = verdictOf(trial, record);
  const reached = verdict.reachedAfterMs === undefined ? {} : { reachedAfterMs: verdict.reachedAfterMs };
  return { ...base, held, outcome: outcomeOf(verdict), reason: verdict.text, ...reached };
}
