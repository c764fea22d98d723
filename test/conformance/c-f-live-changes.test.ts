import { expect, it } from "vitest";
import { open, openPair, pause, serveEcho, timed, until, type Peer } from "../toxiproxy/support/rig.ts";
import { onBoth } from "./support/both.ts";

const TOXIC = "/proxies/p/toxics/t";

const roundTrip = (peer: Peer): Promise<number> =>
  timed(async () => {
    const before = peer.bytes;
    peer.socket.write("x");
    await peer.receives(before + 1);
  });

onBoth("c-F changes on live connections", (backend) => {
  it.concurrent("c47 adding, updating and removing act on live connections by the time they are answered", async () => {
    const { call, proxy, toxic } = await backend.rig();
    const peer = await open(await proxy("p", await serveEcho()));
    await toxic("p", { type: "latency", name: "t", attributes: { latency: 100 } });
    expect(await roundTrip(peer)).toBeGreaterThanOrEqual(99);
    await call("PATCH", TOXIC, { attributes: { latency: 200 } });
    expect(await roundTrip(peer)).toBeGreaterThanOrEqual(199);
    await call("PATCH", TOXIC, { attributes: { latency: 60_000 }, toxicity: 0 });
    expect(await roundTrip(peer)).toBeLessThan(10_000);
    await call("PATCH", TOXIC, { attributes: { latency: 150 }, toxicity: 1 });
    expect(await roundTrip(peer)).toBeGreaterThanOrEqual(149);
    await call("PATCH", TOXIC, { attributes: { latency: 60_000 } });
    await call("DELETE", TOXIC);
    expect(await roundTrip(peer)).toBeLessThan(10_000);
  });

  it.concurrent.each([
    ["DELETE", TOXIC, undefined],
    ["PATCH", TOXIC, {}],
    ["POST", "/proxies/p/toxics", { type: "noop" }],
  ])("c48 %s lets out at once what a latency holds", async (method, path, body) => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "latency", name: "t", attributes: { latency: 60_000 } });
    upstream.socket.write("held");
    await pause(250);
    expect(client.bytes).toBe(0);
    await rig.call(method, path, body);
    expect(await client.receives(4)).toBe("held");
  });

  it.concurrent("c49 what is queued comes out in order when its toxic comes off", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "latency", name: "t", attributes: { latency: 60_000 } });
    for (const text of "0123456789") {
      upstream.socket.write(text);
      await pause(10);
    }
    await pause(250);
    expect(client.bytes).toBe(0);
    await rig.call("DELETE", TOXIC);
    expect(await client.receives(10)).toBe("0123456789");
  });

  it.concurrent("c50 connections live on when a toxic comes off, but for timeout", async () => {
    const rig = await backend.rig();
    const mild = {
      latency: { latency: 1 },
      bandwidth: { rate: 1000 },
      slow_close: { delay: 1 },
      slicer: { average_size: 10 },
      limit_data: { bytes: 1000 },
      noop: {},
      reset_peer: {},
    };
    await Promise.all(
      Object.entries(mild).map(async ([type, attributes]) => {
        const { client, upstream } = await openPair(rig, type);
        await rig.toxic(type, { type, name: "t", attributes });
        await rig.call("DELETE", `/proxies/${type}/toxics/t`);
        upstream.socket.write("still here");
        expect([type, await client.receives(10)]).toEqual([type, "still here"]);
      }),
    );
    const { client } = await openPair(rig, "timeout");
    await rig.toxic("timeout", { type: "timeout", name: "t" });
    await rig.call("DELETE", "/proxies/timeout/toxics/t");
    expect(await client.ends()).toBe("end");
  });

  it.concurrent("c51 a reader that stalls while a toxic comes off gets everything later, or never gets some of it", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    client.socket.pause();
    await rig.toxic("p", { type: "latency", name: "t", attributes: { latency: 60_000 } });
    // More than the socket buffers of the system take, less than the queue of a latency does.
    const bytes = 16_000_000;
    upstream.socket.end(Buffer.alloc(bytes));
    await until(() => upstream.socket.writableFinished);
    await pause(300);
    const removed = rig.call("DELETE", TOXIC);
    // The real one waits 5 seconds for room, then drops a chunk.
    await pause(backend.on({ embedded: 300, server: 6500 }));
    client.socket.resume();
    await removed;
    await until(() => client.endedAt !== undefined || client.closedAt !== undefined, 20_000);
    expect(client.bytes === bytes).toBe(backend.on({ embedded: true, server: false }));
  });
});
