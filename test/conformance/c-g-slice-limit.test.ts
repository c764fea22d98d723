import { expect, it } from "vitest";
import { openPair, pause, timed } from "../toxiproxy/support/rig.ts";
import { onBoth } from "./support/both.ts";

const TOXIC = "/proxies/p/toxics/t";

onBoth("c-G slicer, limit_data and noop", (backend) => {
  it("c57 slicer cuts into pieces about the average, with a pause after each", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    const attributes = { average_size: 100, size_variation: 20, delay: 20_000 };
    await rig.toxic("p", { type: "slicer", attributes });
    const data = Buffer.alloc(1000, "abcdefghij").toString();
    const took = await timed(async () => {
      upstream.socket.write(data);
      expect(await client.receives(1000)).toBe(data);
    });
    // At most 120 bytes a piece: nine at least, with eight pauses between them.
    expect(took).toBeGreaterThanOrEqual(158);
    expect(client.arrivals[0]?.text.length).toBeLessThanOrEqual(120);
    expect(client.arrivals.length).toBeGreaterThanOrEqual(4);
  });

  it("c57 slicer keeps every byte in order, without variation and without a pause too", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    for (const [name, size_variation] of Object.entries({ even: 0, uneven: 3 })) {
      await rig.toxic("p", { type: "slicer", name, attributes: { average_size: 7, size_variation } });
    }
    const data = Buffer.alloc(10_000, "0123456789").toString();
    upstream.socket.write(data);
    expect(await client.receives(10_000)).toBe(data);
  });

  it("c58 limit_data passes exactly so many bytes, counted from when it was added, then closes", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    upstream.socket.write("not counted");
    await client.receives(11);
    await rig.toxic("p", { type: "limit_data", attributes: { bytes: 10 } });
    upstream.socket.write("12345");
    await client.receives(16);
    expect(client.endedAt).toBeUndefined();
    upstream.socket.write("67890 and more");
    expect(await client.ends()).toBe("end");
    expect(client.text).toBe("not counted1234567890");
  });

  it("c58 limit_data closes exactly at the limit, and at the first byte when it is 0", async () => {
    const rig = await backend.rig();
    const exact = await openPair(rig, "exact");
    await rig.toxic("exact", { type: "limit_data", attributes: { bytes: 5 } });
    exact.upstream.socket.write("12345");
    expect(await exact.client.ends()).toBe("end");
    expect(exact.client.text).toBe("12345");
    const none = await openPair(rig, "none");
    await rig.toxic("none", { type: "limit_data" });
    await pause(100);
    expect(none.client.endedAt).toBeUndefined();
    none.upstream.socket.write("1");
    expect(await none.client.ends()).toBe("end");
    expect(none.client.bytes).toBe(0);
  });

  it("c58 limit_data remembers what has passed when another toxic or a higher limit comes", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "limit_data", name: "t", attributes: { bytes: 6 } });
    upstream.socket.write("12345");
    await client.receives(5);
    await rig.toxic("p", { type: "noop" });
    await rig.call("PATCH", TOXIC, { attributes: { bytes: 8 } });
    upstream.socket.write("67890");
    expect(await client.ends()).toBe("end");
    expect(client.text).toBe("12345678");
  });

  it("c59 noop passes everything, both ways", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    for (const stream of ["upstream", "downstream"]) await rig.toxic("p", { type: "noop", stream });
    client.socket.write("ping");
    expect(await upstream.receives(4)).toBe("ping");
    upstream.socket.end("pong");
    expect(await client.ends()).toBe("end");
    expect(client.text).toBe("pong");
  });
});
