import { describe, expect, it } from "vitest";
import { serveLargeBodies, startAbortingClients } from "../../conformance/support/aborting-clients.ts";
import { answersWithin } from "../../conformance/support/answers-within.ts";
import { startHttpWorld } from "../support/http-world.ts";
import { pause, startRig, until } from "../support/rig.ts";

const TOXICS = "/proxies/p/toxics";
const KINDS = [
  { type: "http_status", attributes: { path: "/", status: 503 } },
  { type: "http_delay", attributes: { path: "/", latency: 40, jitter: 20 }, toxicity: 0.5 },
  { type: "http_cut", attributes: { path: "/", bytes: 100_000 } },
  { type: "http_cut", attributes: { path: "/", bytes: 100_000, honest: true }, toxicity: 0.5 },
  { type: "http_slow_headers", attributes: { path: "/", duration: 60 } },
];

describe("HTTP toxics under load", () => {
  it("come on, change and come off under large bodies and clients that give up, and none hangs", async () => {
    const rig = await startRig();
    const clients = startAbortingClients(await rig.proxy("p", await serveLargeBodies()));
    await until(() => clients.done() > 5);
    const answers = answersWithin(rig.server.url, 5000);
    for (let n = 0; n < 20; n += 1) {
      const kind = { ...KINDS[n % KINDS.length], name: "t" };
      expect(await answers("POST", TOXICS, kind), `add ${n}`).toBe(true);
      await pause(15);
      expect(await answers("PATCH", `${TOXICS}/t`, { toxicity: 1 }), `update ${n}`).toBe(true);
      await pause(15);
      expect(await answers("DELETE", `${TOXICS}/t`), `removal ${n}`).toBe(true);
    }
    const before = clients.done();
    await until(() => clients.done() > before + 50);
    await clients.stop();
  });

  it("that come and go leave every request with an answer that is its own", async () => {
    const { ask, call } = await startHttpWorld();
    const stop = new AbortController();
    const changing = (async (): Promise<void> => {
      for (let n = 0; !stop.signal.aborted; n += 1) {
        // An honest cut breaks connections, which here would only be noise.
        await call("POST", TOXICS, { ...KINDS[(n % 2) * 4], name: "t" });
        await pause(3);
        await call("DELETE", `${TOXICS}/t`);
        await pause(3);
      }
    })();
    const statuses = new Set<number>();
    for (let n = 0; n < 300; n += 1) {
      const { status, body } = await ask(`/${n}`, { method: "POST", body: `${n}`.repeat(n) });
      statuses.add(status);
      expect(status === 503 ? "" : `POST /${n} ${`${n}`.repeat(n)}`).toBe(body);
    }
    stop.abort();
    await changing;
    expect(statuses).toEqual(new Set([200, 503]));
  });
});
