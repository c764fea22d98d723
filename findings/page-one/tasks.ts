import type { GateTask } from "../../model/page-one.ts";
import type { Gate, Readiness } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import type { Days } from "./days.ts";

interface Judged extends Pick<Readiness, "gates" | "healed"> {
  readonly days: Days;
}

/** Gates whose failure the risks of page one tell break by break. */
const TOLD_BY_RISKS = ["breaks-fixed", "nothing-stays-broken"];

const isOpen = ({ id, pass, exceptions }: Gate): boolean =>
  pass !== true && exceptions === undefined && !TOLD_BY_RISKS.includes(id);

/** What has to be done before this gate can pass. */
function taskOf({ id, pass, evidence }: Gate): string {
  const hasFailed = pass === false;
  switch (id) {
    case "day-carried":
      return hasFailed
        ? "Make the system keep its promises on the day itself, and rehearse again."
        : "Rehearse again with enough calls to tell whether every promise is kept.";
    case "no-write-lost":
      return hasFailed
        ? "Find out why acknowledged writes were lost or stored twice, mend it, and rehearse again."
        : `Count the writes, and rehearse again: ${evidence}.`;
    case "evidence-fresh":
      return "Rehearse again nearer to the day.";
    case "schedule-kept":
      return "Rehearse again on a quieter or larger machine: load that is sent late or left out proves nothing.";
    default:
      return hasFailed
        ? `Mend what stopped the run, and rehearse again: ${evidence}.`
        : `Rehearse again: ${evidence}.`;
  }
}

/** What the verdict waits for beside the breaks: what to do, who does it, and by when. */
export function tasksOf({ plan }: RunRecord, judged: Judged, isInterrupted: boolean): readonly GateTask[] {
  const { gates, healed, days } = judged;
  const owners = [...new Set([...plan.breaks, ...(plan.leftOut ?? [])].map(({ owner }) => owner))];
  const before = days.day ?? days.last;
  const asked = {
    by: owners.join(", ") || "who rehearses it",
    ...(before === undefined ? {} : { before }),
  };
  const stuck = healed ? [] : ["Run gameday heal, and look what is still broken."];
  // As long as the load was late, what else failed may have failed of that.
  const open = gates
    .filter((gate) => isOpen(gate))
    .toSorted((one, other) => Number(other.id === "schedule-kept") - Number(one.id === "schedule-kept"));
  // Whatever an unfinished run leaves undecided needs one thing only.
  const unfinished = isInterrupted && open.every(({ pass }) => pass === "inconclusive");
  const tasks = unfinished ? ["Rehearse again, to the end."] : open.map((gate) => taskOf(gate));
  return [...stuck, ...tasks].map((task) => ({ task, ...asked }));
}
