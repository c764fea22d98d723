import { expect, it } from "vitest";
import { startToxiproxyProcess } from "../../run/toxiproxy/embedded-process.ts";
import { serveLargeBodies, startAbortingClients } from "../conformance/support/aborting-clients.ts";
import { descriptorsOf, echoed } from "../fuzz/support/target.ts";
import { atEnd, portOf, rigOn, serveEcho, until } from "../toxiproxy/support/rig.ts";
import { disturb } from "./support/soak-orders.ts";
import { median, watchVitals, type Vitals } from "./support/vitals.ts";

/** GAMEDAY_SOAK_SECONDS makes a quick try of it. */
const SECONDS = Number(process.env["GAMEDAY_SOAK_SECONDS"] ?? 600);
const LOOK_EVERY_MS = SECONDS >= 120 ? 5000 : 500;
/** The heap finds its size in the beginning. */
const SETTLED_AFTER = Math.min(60, SECONDS / 5);
const MOST_GROWTH = 1.25;
const IDLE_WITHIN_MS = 30_000;

/** How much more memory there is at the end than at the beginning. */
function growthOf(seen: readonly Vitals[]): number {
  const settled = seen.filter(({ second }) => second >= SETTLED_AFTER).map(({ megabytes }) => megabytes);
  const quarter = Math.max(1, Math.floor(settled.length / 4));
  return median(settled.slice(-quarter)) / median(settled.slice(0, quarter));
}

it(
  `an embedded Toxiproxy under changes and load for ${SECONDS} s keeps its memory and its descriptors`,
  async ({ annotate }) => {
    const toxiproxy = await startToxiproxyProcess({ seed: 1 });
    atEnd(() => toxiproxy.stop());
    let end: string | undefined;
    toxiproxy.onExit((how) => (end = how));
    const port = portOf(toxiproxy.url);
    const rig = rigOn({ url: toxiproxy.url, host: "127.0.0.1", port, close: () => toxiproxy.stop() });
    const entrance = await rig.proxy("p", await serveLargeBodies());
    const other = await rig.proxy("untouched", await serveEcho());
    const idle = descriptorsOf(toxiproxy.pid);

    const vitals = watchVitals(toxiproxy.pid, LOOK_EVERY_MS);
    const clients = startAbortingClients(entrance);
    const overAt = performance.now() + SECONDS * 1000;
    const done = await disturb(rig, () => performance.now() > overAt || end !== undefined);
    await clients.stop();
    const seen = vitals();

    const growth = growthOf(seen);
    const most = Math.max(...seen.map(({ megabytes }) => megabytes)).toFixed(0);
    const traffic = `${clients.done()} answers, ${clients.gaveUp()} given up`;
    const told = `${done.removed} toxics on and off, ${done.resets} resets; ${traffic}; at most ${most} MB, grown ${growth.toFixed(2)} times; ${idle} descriptors when idle, at most ${Math.max(...seen.map(({ descriptors }) => descriptors))}`;
    console.log(told);
    await annotate(told);
    expect(end).toBeUndefined();
    expect(Math.min(clients.done(), clients.gaveUp(), done.removed)).toBeGreaterThan(SECONDS);
    expect(growth).toBeLessThanOrEqual(MOST_GROWTH);
    await until(() => descriptorsOf(toxiproxy.pid) <= idle, IDLE_WITHIN_MS);
    expect(await echoed(other, "still here")).toBe("still here");
  },
  (SECONDS + 120) * 1000,
);
