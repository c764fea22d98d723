import type { Plan, PlannedBreak, Window } from "../../model/plan.ts";
import type { PhaseId } from "../../model/record.ts";
import { millis, type Millis } from "../../model/units.ts";

/** What comes next, and when; a moment that has passed means at any moment now. */
export interface Next {
  readonly text: string;
  readonly at: Millis;
}

interface Act {
  readonly part: string;
  readonly window: Window;
  /** What people read before it begins. */
  readonly text: string;
}

/** In a rehearsal people decide when, and the plan when at the latest. */
const peopleActsOf = ({ id, windows: { during, after } }: PlannedBreak): readonly Act[] => [
  { part: "during", window: during, text: `${id}: the fault goes on` },
  { part: "after", window: after, text: `${id}: the time is over, the fault goes off` },
];

const toolActsOf = ({ id, windows, fixes }: PlannedBreak): readonly Act[] => {
  const { during, alone, again, fixed, after } = windows;
  const act = (part: string, window: Window | undefined, text: string): readonly Act[] =>
    window === undefined ? [] : [{ part, window, text: `${id}: ${text}` }];
  return [
    ...act("during", during, "the fault goes on"),
    ...act("alone", alone, "the fault goes off, and nobody helps"),
    ...act("again", again, "the fault goes on again"),
    ...fixed.flatMap((window) => {
      const title = fixes.find((fix) => fix.id === window.fix)?.title ?? window.fix;
      return act(`fixed:${window.fix}`, window, `fix: ${title}`);
    }),
    ...act("after", after, "the fault goes off"),
  ];
};

const actsOf = (planned: PlannedBreak, { rehearsal }: Plan): readonly Act[] =>
  rehearsal === undefined ? toolActsOf(planned) : peopleActsOf(planned);

const lengthOf = ({ from, to }: Window): number => to - from;

/** Between two breaks: the next one that has not begun, or the end. */
function nextBreak({ breaks, traffic }: Plan, begun: ReadonlySet<string>): Next {
  const planned = breaks.find(({ id }) => !begun.has(id));
  if (planned === undefined) return { text: "the traffic ends", at: traffic.replayIn };
  return { text: `${planned.id}: a look at the link, then the baseline`, at: planned.windows.before.from };
}

/** What follows on this phase, which was entered at that moment, when these breaks have begun. */
export function whatNext(
  plan: Plan,
  { phase, enteredAt, begun }: { phase: PhaseId; enteredAt: Millis; begun: ReadonlySet<string> },
): Next {
  const [id = "", part = ""] = phase.split("/");
  const planned = plan.breaks.find((candidate) => candidate.id === id);
  if (planned === undefined || part === "") return nextBreak(plan, begun);
  const acts = actsOf(planned, plan);
  const current = acts.findIndex((act) => act.part === part);
  if (part === "between") return { text: `${id}: the next fix, or the fault goes off`, at: enteredAt };
  const now = acts[current];
  if (now === undefined) return { text: `${id}: the fault goes on`, at: planned.windows.before.to };
  const at = millis(enteredAt + lengthOf(now.window));
  if (part === "after") return { text: `${id}: the break is over`, at };
  return { text: acts[current + 1]?.text ?? `${id}: the fault goes off`, at };
}
