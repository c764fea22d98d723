import { SLOT_MS } from "./call-key.ts";
import type { DealtCalls } from "./deal-calls.ts";
import { scenarioOf, type Scenarios } from "./handover.ts";

const GRACE_MS = 2000;
/** Sums of fractions may leave the last iteration a hair short of its begin; a few more bring it out. */
const TAIL = { slots: 3, iterations: 1 };

interface Stage {
  readonly duration: string;
  readonly target: number;
}

/** Stages with exactly so many iterations in each slot: a jump, then a level stretch. */
export function stagesOf(iterations: readonly number[]): readonly Stage[] {
  const levels: { target: number; slots: number }[] = [];
  const level = (target: number, slots: number): void => {
    const last = levels.at(-1);
    if (last?.target === target) last.slots += slots;
    else levels.push({ target, slots });
  };
  for (const target of iterations) level(target, 1);
  level(TAIL.iterations, TAIL.slots);
  return levels.flatMap(({ target, slots }) => [
    { duration: "0s", target },
    { duration: `${slots * SLOT_MS}ms`, target },
  ]);
}

/** One scenario a name, each with users of its own: a slow call cannot starve the others. */
export function scenariosOf(
  dealt: readonly DealtCalls[],
  users: readonly number[],
  timeoutMs: number,
): Scenarios {
  const planned = dealt.flatMap(({ count, iterations }, call) => {
    if (count === 0) return [];
    const scenario = {
      executor: "ramping-arrival-rate",
      exec: "sendCalls",
      startRate: 0,
      timeUnit: `${SLOT_MS}ms`,
      preAllocatedVUs: users[call] ?? 1,
      maxVUs: users[call] ?? 1,
      gracefulStop: `${timeoutMs + GRACE_MS}ms`,
      stages: stagesOf(iterations),
    };
    return [[scenarioOf(call), scenario] as const];
  });
  return Object.fromEntries(planned);
}
