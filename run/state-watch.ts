import { setTimeout as delay } from "node:timers/promises";
import type { StateProbe } from "../model/plan.ts";
import type { RunEvent } from "../model/record.ts";
import { ask } from "./ask.ts";
import type { Clock } from "./clock.ts";
import { withPlaces, type Places } from "./places.ts";

const LOOK_EVERY_MS = 250;
const ANSWER_WITHIN_MS = 1000;

interface Seen {
  readonly state: string;
  readonly backlog?: number;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

async function lookAt(url: string, probe: StateProbe): Promise<Seen> {
  try {
    const { text } = await ask(url, { timeoutMs: ANSWER_WITHIN_MS });
    const answer: unknown = JSON.parse(text);
    const state = field(answer, probe.field);
    const backlog = probe.backlog === undefined ? undefined : Number(field(answer, probe.backlog));
    return {
      state: typeof state === "string" ? state.slice(0, 40) : "unknown",
      ...(backlog === undefined || Number.isNaN(backlog) ? {} : { backlog }),
    };
  } catch {
    return { state: "off" };
  }
}

/**
 * Asks the system four times a second which failure state it is in ("off" when it does not answer), and records every
 * change, and the backlog once a second while there is one. Runs until the signal fires.
 */
export async function watchState(
  probe: StateProbe,
  doors: { places: Places; clock: Clock; signal: AbortSignal; event: (event: RunEvent) => void },
): Promise<void> {
  const url = withPlaces(probe.get, doors.places);
  let last: Seen = { state: "" };
  let recordedAt = Number.NEGATIVE_INFINITY;
  while (!doors.signal.aborted) {
    const asked = doors.clock.now();
    const seen = await lookAt(url, probe);
    const changed = seen.state !== last.state || (seen.backlog === 0) !== (last.backlog === 0);
    if (changed || ((seen.backlog ?? 0) > 0 && asked - recordedAt >= 1000)) {
      doors.event({ at: asked, kind: "state", ...seen });
      recordedAt = asked;
    }
    last = seen;
    await delay(LOOK_EVERY_MS, undefined, { signal: doors.signal }).catch(() => undefined);
  }
}
