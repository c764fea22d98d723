import { expect, it } from "vitest";
import { pause, rigOn, timed, until } from "../toxiproxy/support/rig.ts";
import { serveLargeBodies, startAbortingClients } from "../conformance/support/aborting-clients.ts";
import { answersWithin } from "../conformance/support/answers-within.ts";
import { both, onBoth } from "../conformance/support/both.ts";
import { cycle, percentile } from "../conformance/support/cycles.ts";
import { stall } from "../conformance/support/stall.ts";

const CYCLES = 1000;
const MOST_P99_MS = 50;

it("c61 1,000 toxics come off under large bodies and clients that give up: none hangs, p99 within 50 ms", async ({
  annotate,
}) => {
  const [embedded] = both;
  const rig = rigOn((await embedded.process()).server);
  const clients = startAbortingClients(await rig.proxy("p", await serveLargeBodies()));
  await until(() => clients.done() > 5, 20_000);
  const { removals, idle, hungAt } = await cycle(rig, CYCLES);
  await clients.stop();
  const [p50, p99, most] = [0.5, 0.99, 1].map((share) => percentile(removals, share).toFixed(1));
  const nothing = `a call that does nothing: p99 ${percentile(idle, 0.99).toFixed(1)} ms`;
  const traffic = `${clients.done()} answers, ${clients.gaveUp()} given up`;
  const told = `${removals.length} removals: p50 ${p50} ms, p99 ${p99} ms, longest ${most} ms; ${nothing}; ${traffic}`;
  console.log(told);
  await annotate(told);
  expect([hungAt, removals.length]).toEqual([undefined, CYCLES]);
  expect(Math.min(clients.done(), clients.gaveUp())).toBeGreaterThan(CYCLES);
  expect(percentile(removals, 0.99)).toBeLessThanOrEqual(MOST_P99_MS);
}, 600_000);

onBoth("decision 0008", (backend) => {
  it("latency on the way to the service comes off under the same load, 100 times", async ({ annotate }) => {
    const rig = await backend.rig();
    const clients = startAbortingClients(await rig.proxy("p", await serveLargeBodies()));
    await until(() => clients.done() > 5, 20_000);
    const answers = answersWithin(rig.server.url, 3000);
    const toxic = { type: "latency", name: "t", stream: "upstream", attributes: { latency: 100 } };
    for (let cycle = 0; cycle < 100; cycle += 1) {
      expect(await answers("POST", "/proxies/p/toxics", toxic), `add ${cycle}`).toBe(true);
      await pause(100);
      expect(await answers("DELETE", "/proxies/p/toxics/t"), `removal ${cycle}`).toBe(true);
      await pause(50);
    }
    await clients.stop();
    await annotate(`${clients.done()} answers, ${clients.gaveUp()} given up`);
    expect(Math.min(clients.done(), clients.gaveUp())).toBeGreaterThan(100);
  }, 120_000);
});

onBoth("c-B a call that cannot be answered", (backend) => {
  it("c11 is answered at once, or after 25 seconds by a 503 with an HTML page", async () => {
    const rig = await backend.rig();
    await stall(rig, "p");
    let answer: Awaited<ReturnType<typeof rig.call>> | undefined;
    const took = await timed(async () => {
      answer = await rig.call("DELETE", "/proxies/p/toxics/t");
    });
    expect(answer?.status).toBe(backend.on({ embedded: 204, server: 503 }));
    expect(answer?.text).toMatch(backend.on({ embedded: /^$/, server: /^<html><head><title>Timeout/ }));
    expect(took).toBeGreaterThan(backend.on({ embedded: 0, server: 24_000 }));
    expect(took).toBeLessThan(backend.on({ embedded: 2000, server: 60_000 }));
  }, 120_000);
});
