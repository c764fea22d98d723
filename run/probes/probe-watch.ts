import type { Plan, PlannedBreak, Probe } from "../../model/plan.ts";
import type { PhaseId, RunEvent } from "../../model/record.ts";
import { millis, type Millis } from "../../model/units.ts";
import type { Clock } from "../clock.ts";
import type { Journal } from "../journal/journal.ts";
import { readProbe } from "./read-probe.ts";

/** Looks spread from here to there over a phase: behind what a change of phases stirs up, before the next. */
const FIRST_LOOK = 0.4;
const LAST_LOOK = 0.9;
/** All probes at one moment would hold up the load generator, which shares this process. */
const APART_MS = 25;
/** A look that the end of its phase cut off sooner than this was not waited for, so nothing is said of it. */
const WAITED_FOR_MS = 1000;

interface ProbeDoors {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly cwd: string;
  /** The run is stopped. */
  readonly signal: AbortSignal;
  readonly event: (event: RunEvent) => void;
}

/** One phase that is looked into. */
interface Round {
  readonly break: string;
  readonly phase: PhaseId;
  readonly from: Millis;
  readonly to: Millis;
  readonly signal: AbortSignal;
}

/** The planned end of a phase that began at this moment; nothing for phases that only lead to the next. */
function endOf({ windows }: PlannedBreak, part: string, from: Millis): Millis | undefined {
  const { before, during, alone, fixed, after } = windows;
  if (part === "before") return before.to;
  const fix = part.startsWith("fixed:") ? part.slice("fixed:".length) : undefined;
  const named = new Map(Object.entries({ during, alone, after }));
  const window = fix === undefined ? named.get(part) : fixed.find((each) => each.fix === fix);
  return window === undefined ? undefined : millis(from + (window.to - window.from));
}

const momentOf = ({ from, to }: Round, look: number, looks: number): number => {
  const share = looks === 1 ? FIRST_LOOK : FIRST_LOOK + ((LAST_LOOK - FIRST_LOOK) * look) / (looks - 1);
  return from + (to - from) * share;
};

/**
 * Looks at every probe a few times in each phase of a break, and records what it says. It only listens to the conductor,
 * so that nobody ever waits for a probe; a look ends with its phase.
 */
export class ProbeWatch {
  private readonly plan: Plan;
  private readonly doors: ProbeDoors;
  private readonly looking = new Set<Promise<void>>();
  private phaseEnd = new AbortController();

  constructor(plan: Plan, doors: ProbeDoors) {
    this.plan = plan;
    this.doors = doors;
  }

  /** To be told of everything that happens: each phase begins a round of looks, and ends the one before. */
  readonly event = (happened: RunEvent): void => {
    if (happened.kind !== "phase") return;
    this.phaseEnd.abort();
    const { phase, at: from } = happened;
    const slash = phase.indexOf("/");
    const planned = this.plan.breaks.find(({ id }) => id === phase.slice(0, slash));
    const to = planned && endOf(planned, phase.slice(slash + 1), from);
    if (planned === undefined || to === undefined) return;
    this.phaseEnd = new AbortController();
    const signal = AbortSignal.any([this.doors.signal, this.phaseEnd.signal]);
    for (const [index, probe] of (this.plan.probes ?? []).entries())
      this.follow(probe, { break: planned.id, phase, from: millis(from + index * APART_MS), to, signal });
  };

  /** Cuts off what is on its way, and resolves when nothing of it runs any more. */
  async close(): Promise<void> {
    this.phaseEnd.abort();
    await Promise.all(this.looking);
  }

  private follow(probe: Probe, round: Round): void {
    const looking = this.lookAgain(probe, round).finally(() => this.looking.delete(looking));
    this.looking.add(looking);
  }

  private async lookAgain(probe: Probe, round: Round): Promise<void> {
    for (let look = 0; look < probe.looks; look += 1) {
      await this.doors.clock.sleepUntil(millis(momentOf(round, look, probe.looks)), round.signal);
      if (round.signal.aborted) return;
      await this.look(probe, round);
    }
  }

  private async look({ name, read }: Probe, { break: broken, phase, signal }: Round): Promise<void> {
    const { clock, cwd, journal, event } = this.doors;
    const asked = clock.now();
    const reading = await readProbe(read, { cwd, journal, signal });
    const at = clock.now();
    if (signal.aborted && at - asked < WAITED_FOR_MS) return;
    const told = signal.aborted ? { failure: "no answer" } : reading;
    event({ at, kind: "probe", break: broken, phase, probe: name, ...told });
  }
}
