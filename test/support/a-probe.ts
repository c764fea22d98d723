import type { Probe } from "../../model/plan.ts";
import type { ProbeFigures, Readiness } from "../../model/readiness.ts";

/** Asks the exporter of a database for one of its counts. */
export const aProbe = (change: Partial<Probe> = {}): Probe => ({
  name: "waiting-on-lock",
  shows: "sessions that wait for a lock in the database",
  read: { kind: "get", url: "http://127.0.0.1:9187/activity", field: "waitingOnLock" },
  looks: 3,
  ...change,
});

/** All looks gave this number. */
export const aProbeFigures = (name: string, change: Partial<ProbeFigures> | number = {}): ProbeFigures =>
  typeof change === "number"
    ? {
        name,
        values: [String(change)],
        text: String(change),
        reading: { kind: "number", low: change, median: change, high: change },
      }
    : { ...aProbeFigures(name, 0), ...change };

const PROBES = [
  aProbe(),
  aProbe({ name: "queue", shows: "messages that wait", read: { kind: "run", command: "wc -l < queue" } }),
];

/** The same run with two probes, which only the fault of its first break moves. */
export const withProbes = (readiness: Readiness): Readiness => ({
  ...readiness,
  probes: PROBES,
  breaks: readiness.breaks.map((finding, index) => ({
    ...finding,
    phases: finding.phases.map((phase) => {
      const isMoved = index === 0 && phase.phase === "during";
      const busy = { text: "busy", values: ["busy"], reading: { kind: "text", value: "busy" } } as const;
      return {
        ...phase,
        probes: PROBES.map(({ name }) => aProbeFigures(name, isMoved ? busy : 0)),
      };
    }),
  })),
});
