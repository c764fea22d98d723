import { createServer, type RequestListener } from "node:http";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { millis } from "../../../model/units.ts";
import { findCeiling, tryRate } from "../../../run/doctor/ceiling.ts";
import { measureFloor } from "../../../run/doctor/floor.ts";
import { sendEvenly } from "../../../run/doctor/send-evenly.ts";

async function serve(listener: RequestListener): Promise<{ host: string; port: number }> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  const address = server.address();
  return { host: "127.0.0.1", port: typeof address === "object" ? (address?.port ?? 0) : 0 };
}

const halves = (at: number): string => (at < 1000 ? "first" : "second");
const never = new AbortController().signal;

it("sends exactly the calls of its rate and time, each counted in its phase", async () => {
  let asked = 0;
  const target = await serve((_, reply) => {
    asked += 1;
    reply.end();
  });
  const [from, to, within] = [millis(900), millis(1100), millis(100)];
  const sent = await sendEvenly({ perSecond: 500, from, to, within, phaseAt: halves }, target, never);
  expect(sent.totals).toMatchObject({ planned: 100, sent: 100, answered: 100 });
  expect(asked).toBe(100);
  const callsIn = (phase: string) =>
    sent.rows.filter((row) => row.phase === phase).reduce((sum, row) => sum + row.sent, 0);
  expect([callsIn("first"), callsIn("second")]).toEqual([50, 50]);
});

describe("the latency floor", () => {
  it("is what an answer takes at least", async () => {
    const target = await serve((_, reply) => void setTimeout(() => reply.end(), 30));
    const floor = await measureFloor(target, never);
    expect(floor?.p50Ms).toBeGreaterThanOrEqual(29);
    expect(floor?.p99Ms).toBeGreaterThanOrEqual(floor?.p50Ms ?? Number.POSITIVE_INFINITY);
  });

  it("is not raised by one burst of other work", async () => {
    let asked = 0;
    const target = await serve((_, reply) => {
      asked += 1;
      // In the middle of the second window, and for a part of it.
      if (asked === 250) for (const until = performance.now() + 60; performance.now() < until;);
      setTimeout(() => reply.end(), asked > 200 && asked < 300 ? 100 : 0);
    });
    expect((await measureFloor(target, never))?.p99Ms).toBeLessThan(100);
  });

  it("is unknown when the signal ended it, or nobody answered", async () => {
    const target = await serve((_, reply) => void reply.end());
    // In the middle: some calls are answered by then.
    expect(await measureFloor(target, AbortSignal.timeout(500))).toBeUndefined();
    const closed = await serve((request) => void request.socket.destroy());
    expect(await measureFloor(closed, never)).toBeUndefined();
  });
});

describe("a rate", () => {
  it("is not kept by a target that answers a quarter of it with an error", async () => {
    let asked = 0;
    const target = await serve((_, reply) => {
      asked += 1;
      reply.statusCode = asked % 4 === 0 ? 500 : 200;
      reply.end();
    });
    const step = await tryRate(target, never)(400);
    expect(step.isKept).toBe(false);
    expect(step.goodShare).toBeLessThan(0.8);
  });

  it("is not kept when answers take too long", async () => {
    const target = await serve((_, reply) => void setTimeout(() => reply.end(), 150));
    expect(await tryRate(target, never)(400)).toMatchObject({ goodShare: 0, isKept: false });
  });

  it("stops being tried when the signal says so", async () => {
    const target = await serve((_, reply) => void reply.end());
    const trying = findCeiling(tryRate(target, AbortSignal.abort(new Error("enough"))), () => undefined);
    await expect(trying).rejects.toThrow("enough");
  });
});
