import { daysBetween } from "../../model/calendar.ts";
import type { IdleException } from "../../model/page-one.ts";
import type { BreakFinding, Gate } from "../../model/readiness.ts";
import { EXCEPTED_GATES, GATES_OF_BREAKS, type SignedException } from "../../model/sign-off.ts";
import { seenFrom, type Days } from "./days.ts";
import { isCarried } from "./fixed-gate.ts";

interface Judged {
  readonly gates: readonly Gate[];
  readonly breaks: readonly BreakFinding[];
  readonly days: Days;
}

const isExcepted = (id: string): boolean => EXCEPTED_GATES.some((gate) => gate === id);

/** Why an exception does not count for this run, if so: only its start is compared, so a record never changes its mind. */
function idleBecause({ gate, on, until, break: of }: SignedException, judged: Judged): string | undefined {
  const { run } = judged.days;
  if (!isExcepted(gate)) return "nobody can answer for this gate";
  if (run === undefined) return "the record does not say when the run began";
  if (daysBetween(run, until) < 0) return `it expired on ${until}, before the run of ${run}`;
  if (daysBetween(on, run) < 0) return `it was signed on ${on}, after the run of ${run} began`;
  if (judged.gates.find(({ id }) => id === gate)?.pass !== false) return "this gate did not fail";
  if (of !== undefined && !failing(judged).includes(of)) return `${of} does not fail it`;
  return undefined;
}

const failing = ({ breaks, days }: Judged): readonly string[] =>
  breaks.filter((found) => isCarried(found, seenFrom(days)) === false).map(({ id }) => id);

/** The gate with those who answer for it; a gate of breaks needs somebody for each break that fails it. */
function answered(gate: Gate, counting: readonly SignedException[], judged: Judged): Gate {
  const its = counting.filter((one) => one.gate === gate.id);
  if (its.length === 0) return gate;
  const isComplete = GATES_OF_BREAKS.includes(gate.id)
    ? failing(judged).every((id) => its.some((one) => one.break === id))
    : true;
  return isComplete ? { ...gate, exceptions: its } : gate;
}

/** The gates with the failures that somebody answers for, and the exceptions that change nothing. */
export function withExceptions(
  judged: Judged,
  signed: readonly SignedException[],
): { readonly gates: readonly Gate[]; readonly idle: readonly IdleException[] } {
  const idle = signed.flatMap((one): readonly IdleException[] => {
    const because = idleBecause(one, judged);
    return because === undefined ? [] : [{ ...one, because }];
  });
  const counting = signed.filter((one) => idleBecause(one, judged) === undefined);
  return { gates: judged.gates.map((gate) => answered(gate, counting, judged)), idle };
}
