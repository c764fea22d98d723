import type { Probe } from "../model/plan.ts";
import type { BreakFinding } from "../model/readiness.ts";
import type { ProbeTable } from "./differential-schema.ts";
import { labelOf } from "./measured-phase.ts";

const NOT_TAKEN = "not taken";

/** What each probe said in each phase of a break, or null when none was ever taken. */
export function probeTable({ phases }: BreakFinding, probes: readonly Probe[] = []): ProbeTable | null {
  const taken = phases.filter((phase) => phase.probes !== undefined);
  if (taken.length === 0) return null;
  return {
    phases: taken.map(labelOf),
    rows: probes.map(({ name, shows }) => ({
      name,
      shows,
      cells: taken.map((phase) => phase.probes?.find((each) => each.name === name)?.text ?? NOT_TAKEN),
    })),
  };
}
