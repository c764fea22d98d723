import type { PlannedBreak } from "../model/plan.ts";
import type { Change, Toxic } from "../model/toxic.ts";
import { millis, ratio, type Millis } from "../model/units.ts";
import { isFault, isLasting, ttlFor } from "./inject.ts";
import { enter, wait, type Podium } from "./podium.ts";
import { tryFix } from "./try-fix.ts";

// Connections that our healing closed are still failing calls a moment after the answer of the proxy.
const HEALING_ECHO_MS = 250;
const CANARY_SETTLE_MS = 250;

/** A small, short delay on the links, all of them at once, must be visible in the traffic, or the traffic does not use the link. */
export async function sendCanary(planned: PlannedBreak, podium: Podium): Promise<void> {
  const attributes = { latency: podium.canary.latency, jitter: 0 };
  const toxic: Toxic = { type: "latency", attributes, stream: "upstream", toxicity: ratio(1) };
  if (planned.links.length === 0) return;
  const from = enter(podium, `${planned.id}/canary`);
  const until = millis(from + podium.canary.lasts);
  const changes = planned.links.map((link): Change => ({ kind: "toxic", link, toxic }));
  await podium.injection.apply(changes, ttlFor(until, from));
  await wait(podium, until);
  // A Toxiproxy may have to cut connections to let go of a toxic.
  const healed = podium.phases.healing(podium.clock.now());
  await podium.injection.heal(isFault);
  const to = podium.clock.now();
  healed(millis(to + HEALING_ECHO_MS));
  for (const link of planned.links)
    podium.event({ at: to, kind: "canary", break: planned.id, link, from, to });
  enter(podium, `${planned.id}/settle`);
  await wait(podium, millis(podium.clock.now() + CANARY_SETTLE_MS));
}

export async function takeFaultOff(
  planned: PlannedBreak,
  podium: Podium,
  isMeant: (what: string) => boolean = isFault,
): Promise<void> {
  const from = podium.clock.now();
  const healed = podium.phases.healing(from);
  try {
    await podium.injection.heal(isMeant);
  } finally {
    const to = podium.clock.now();
    healed(millis(to + HEALING_ECHO_MS));
    podium.event({ at: to, kind: "fault-off", break: planned.id, tookMs: Math.round(to - from) });
  }
}

export async function putFaultOn(planned: PlannedBreak, podium: Podium, phase: string): Promise<Millis> {
  const from = enter(podium, `${planned.id}/${phase}`);
  const { changes, flapping, windows } = planned;
  const { injection, clock } = podium;
  const ttl = (): Millis => ttlFor(windows.after.from, clock.now());
  if (flapping === undefined) await injection.apply(changes, ttl());
  else await injection.applyFlapping(changes, { rhythm: flapping, clock, ttl });
  const at = podium.clock.now();
  podium.event({ at, kind: "fault-on", break: planned.id, tookMs: Math.round(at - from) });
  return from;
}

/** The fault goes away and nobody does anything, as long as the scenario wants to watch; then it is on again. */
async function leaveAlone(planned: PlannedBreak, podium: Podium): Promise<void> {
  const { alone, again } = planned.windows;
  if (alone === undefined || again === undefined) return;
  const from = enter(podium, `${planned.id}/alone`);
  // To start again what died would be a fix.
  await takeFaultOff(planned, podium, isLasting);
  await wait(podium, millis(from + (alone.to - alone.from)));
  const onFrom = await putFaultOn(planned, podium, "again");
  await wait(podium, millis(onFrom + (again.to - again.from)));
}

/** Before, during, alone if wanted, each fix, after: one break from its canary to the end of its recovery. */
export async function conductBreak(planned: PlannedBreak, podium: Podium): Promise<void> {
  const { before, during, fixed, after } = planned.windows;
  await wait(podium, before.from);
  await sendCanary(planned, podium);
  enter(podium, `${planned.id}/before`);
  await wait(podium, before.to);

  const faultFrom = await putFaultOn(planned, podium, "during");
  await wait(podium, millis(faultFrom + (during.to - during.from)));
  await leaveAlone(planned, podium);
  for (const window of fixed) {
    if (await tryFix(planned, window, podium)) break;
  }

  const afterFrom = enter(podium, `${planned.id}/after`);
  await takeFaultOff(planned, podium);
  await podium.injection.heal();
  await wait(podium, millis(afterFrom + (after.to - after.from)));
  enter(podium, "day");
}
