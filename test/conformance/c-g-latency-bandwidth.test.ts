import { expect, it } from "vitest";
import { open, openPair, pause, serve, serveEcho, timed, type Peer } from "../toxiproxy/support/rig.ts";
import { onBoth } from "./support/both.ts";

/** Sends one byte after the other and tells how long each was under way. */
async function delays(
  from: Peer,
  to: Peer,
  { count, every }: { count: number; every: number },
): Promise<number[]> {
  const sentAt: number[] = [];
  const before = to.bytes;
  for (let n = 0; n < count; n += 1) {
    sentAt.push(performance.now());
    from.socket.write("x");
    await pause(every);
  }
  await to.receives(before + count);
  const arrivedAt = to.arrivals.flatMap(({ at, text }) => Array.from(text, () => at)).slice(before);
  return sentAt.map((at, n) => (arrivedAt[n] ?? Infinity) - at);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const roundTrip = (peer: Peer): Promise<number> =>
  timed(async () => {
    const before = peer.bytes;
    peer.socket.write("x");
    await peer.receives(before + 1);
  });

onBoth("c-G latency and bandwidth", (backend) => {
  it.concurrent("c52 latency delays each chunk from when it came, so delays do not add up", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "latency", attributes: { latency: 300 } });
    const took = await delays(upstream, client, { count: 20, every: 15 });
    expect(Math.min(...took)).toBeGreaterThanOrEqual(299);
    // Added up they would be 3 seconds in the middle, and 6 at the end.
    expect(median(took)).toBeLessThan(2000);
  });

  it.concurrent("c52 jitter is around the latency, both ways", async () => {
    const rig = await backend.rig();
    const port = await rig.proxy("p", await serveEcho());
    await rig.toxic("p", { type: "latency", attributes: { latency: 1000, jitter: 950 } });
    // One chunk a connection: chunks of the same one never overtake each other.
    const peers = await Promise.all(Array.from({ length: 60 }, () => open(port)));
    const took = await Promise.all(peers.map((peer) => roundTrip(peer)));
    expect(Math.min(...took)).toBeGreaterThanOrEqual(49);
    expect(Math.min(...took)).toBeLessThan(950);
    expect(Math.max(...took)).toBeGreaterThan(1050);
  });

  it.concurrent("c52 latency in one direction counts once in a round trip, in both directions twice", async () => {
    const rig = await backend.rig();
    const peer = await open(await rig.proxy("p", await serveEcho()));
    await rig.toxic("p", { type: "latency", attributes: { latency: 100 } });
    expect(await roundTrip(peer)).toBeGreaterThanOrEqual(99);
    await rig.toxic("p", { type: "latency", stream: "upstream", attributes: { latency: 50 } });
    expect(await roundTrip(peer)).toBeGreaterThanOrEqual(148);
    await rig.toxic("p", { type: "latency", name: "more", attributes: { latency: 70 } });
    const all = await roundTrip(peer);
    expect(all).toBeGreaterThanOrEqual(217);
    expect(all).toBeLessThan(5000);
  });

  it.concurrent("c52 latency does not delay an end without data", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "latency", attributes: { latency: 60_000 } });
    upstream.socket.end();
    expect(await client.ends()).toBe("end");
  });

  it.concurrent("c52 latency delivers what it holds before an end", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "latency", attributes: { latency: 150 } });
    for (let n = 0; n < 1100; n += 1) upstream.socket.write(String(n).padStart(8));
    upstream.socket.end();
    expect(await client.ends()).toBe("end");
    expect([client.bytes, client.text.endsWith("    1099")]).toEqual([8800, true]);
  });

  it.concurrent("c53 bandwidth passes rate × 1000 bytes a second, in pieces, to each connection", async () => {
    const rig = await backend.rig();
    const port = await rig.proxy(
      "p",
      await serve((socket) => socket.on("data", () => socket.write(Buffer.alloc(60_000)))),
    );
    await rig.toxic("p", { type: "bandwidth", attributes: { rate: 100 } });
    const clients = await Promise.all(Array.from({ length: 5 }, () => open(port)));
    const tooks = await Promise.all(
      clients.map((client) =>
        timed(async () => {
          client.socket.write("x");
          await client.receives(60_000);
        }),
      ),
    );
    for (const took of tooks) expect(took).toBeGreaterThanOrEqual(590);
    // Were the rate shared, they would have taken 3 seconds.
    expect(Math.min(...tooks)).toBeLessThan(2500);
    for (const client of clients) expect(client.arrivals.length).toBeGreaterThanOrEqual(3);
  });

  it.concurrent("c53 bandwidth of 0 holds data, keeps the connection, and delivers when it comes off", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "bandwidth", name: "t", attributes: { rate: 0 } });
    upstream.socket.write("held");
    await pause(200);
    expect([client.bytes, client.endedAt]).toEqual([0, undefined]);
    await rig.call("DELETE", "/proxies/p/toxics/t");
    expect(await client.receives(4)).toBe("held");
    expect(client.endedAt).toBeUndefined();
  });

  it.concurrent("c67 adds little of its own: 100 echoes, and 480 KB at 1000 KB/s", async () => {
    const rig = await backend.rig();
    const peer = await open(await rig.proxy("echo", await serveEcho()));
    const echoes = [];
    for (let n = 0; n < 100; n += 1) echoes.push(await roundTrip(peer));
    // Far above what upstream's own tests allow: the machine may be busy with anything.
    expect(median(echoes)).toBeLessThan(200);
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "bandwidth", attributes: { rate: 1000 } });
    const took = await timed(async () => {
      upstream.socket.write(Buffer.alloc(480_000));
      await client.receives(480_000);
    });
    expect(took).toBeGreaterThanOrEqual(470);
    expect(took).toBeLessThan(5000);
  });
});
