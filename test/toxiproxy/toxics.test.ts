import { describe, expect, it } from "vitest";
import { open, openPair, pause, serve, serveEcho, startRig, timed, until } from "./support/rig.ts";

describe("latency", () => {
  it("52: delays each chunk from when it came, so delays do not add up", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "latency", attributes: { latency: 200 } });
    const sentAt: number[] = [];
    for (const text of "0123456789") {
      sentAt.push(performance.now());
      upstream.socket.write(text);
      await pause(15);
    }
    await client.receives(10);
    expect(client.text).toBe("0123456789");
    const delays = client.arrivals.map(({ at }, index) => at - (sentAt[index] ?? at));
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(199);
    expect((client.arrivals.at(-1)?.at ?? 0) - (sentAt[0] ?? 0)).toBeLessThan(1500);
  });

  it("52: one direction adds it once, two add both", async () => {
    const rig = await startRig();
    const peer = await open(await rig.proxy("p", await serveEcho()));
    const roundTrip = (): Promise<number> =>
      timed(async () => {
        const before = peer.bytes;
        peer.socket.write("x");
        await peer.receives(before + 1);
      });
    await rig.toxic("p", { type: "latency", attributes: { latency: 80 } });
    expect(await roundTrip()).toBeGreaterThanOrEqual(79);
    await rig.toxic("p", { type: "latency", stream: "upstream", attributes: { latency: 50 } });
    expect(await roundTrip()).toBeGreaterThanOrEqual(128);
    await rig.toxic("p", { type: "latency", name: "more", attributes: { latency: 60 } });
    const all = await roundTrip();
    expect(all).toBeGreaterThanOrEqual(187);
    expect(all).toBeLessThan(2000);
  });

  it("52: does not delay an end without data", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "latency", attributes: { latency: 20_000 } });
    upstream.socket.end();
    expect(await client.ends()).toBe("end");
  });

  it("lets at least 1024 chunks in, and delivers what it holds before the end", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "latency", attributes: { latency: 150 } });
    for (let n = 0; n < 1100; n += 1) upstream.socket.write(String(n).padStart(8));
    upstream.socket.end();
    expect(await client.ends()).toBe("end");
    expect(client.bytes).toBe(8800);
    expect(client.text.endsWith("    1099")).toBe(true);
  });
});

describe("bandwidth", () => {
  it("53: passes rate × 1000 bytes a second", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "bandwidth", attributes: { rate: 100 } });
    const took = await timed(async () => {
      upstream.socket.write(Buffer.alloc(50_000));
      await client.receives(50_000);
    });
    expect(took).toBeGreaterThanOrEqual(495);
    expect(took).toBeLessThan(2500);
    expect(client.arrivals.length).toBeGreaterThanOrEqual(5);
  });

  it("53: a rate of 0 holds data until it comes off", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "bandwidth", attributes: { rate: 0 } });
    upstream.socket.write("held");
    upstream.socket.end();
    await pause(150);
    expect([client.bytes, client.endedAt]).toEqual([0, undefined]);
    await rig.call("DELETE", "/proxies/p/toxics/bandwidth_downstream");
    expect(await client.ends()).toBe("end");
    expect(client.text).toBe("held");
  });

  it("pushes back on a sender rather than hold everything", async () => {
    const rig = await startRig();
    const { upstream } = await openPair(rig);
    await rig.toxic("p", { type: "bandwidth", attributes: { rate: 0 } });
    let sent = 0;
    const chunk = Buffer.alloc(64 * 1024);
    while (sent < 64 * 1024 * 1024 && upstream.socket.writableLength < 1024 * 1024) {
      upstream.socket.write(chunk);
      sent += chunk.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });
});

describe("slow_close", () => {
  it("54: holds only the close of its direction", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "slow_close", attributes: { delay: 300 } });
    const took = await timed(async () => {
      upstream.socket.end("bye");
      expect(await client.receives(3)).toBe("bye");
      expect(client.endedAt).toBeUndefined();
      await client.ends();
    });
    expect(took).toBeGreaterThanOrEqual(295);
  });

  it("54: does not hold the other direction, and lets go at once when it comes off", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "slow_close", attributes: { delay: 25_000 } });
    client.socket.end();
    await upstream.ends();
    expect(client.endedAt).toBeUndefined();
    await rig.call("DELETE", "/proxies/p/toxics/slow_close_downstream");
    expect(await client.ends()).toBe("end");
  });
});

describe("timeout", () => {
  it("55: drops data, and closes some time after the last of it", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "timeout", attributes: { timeout: 250 } });
    let lastAt = 0;
    for (let n = 0; n < 6; n += 1) {
      upstream.socket.write("dropped");
      lastAt = performance.now();
      await pause(80);
    }
    expect(await client.ends()).toBe("end");
    expect(client.bytes).toBe(0);
    expect((client.endedAt ?? 0) - lastAt).toBeGreaterThanOrEqual(240);
  });

  it("50, 55: 0 never closes, and taking it off closes", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "timeout" });
    upstream.socket.write("dropped");
    await pause(150);
    expect(client.endedAt).toBeUndefined();
    await rig.call("DELETE", "/proxies/p/toxics/timeout_downstream");
    expect(await client.ends()).toBe("end");
    expect(client.bytes).toBe(0);
  });

  it("45: leaves alone the connections it was not on", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "timeout", toxicity: 0 });
    await rig.call("DELETE", "/proxies/p/toxics/timeout_downstream");
    upstream.socket.write("still here");
    expect(await client.receives(10)).toBe("still here");
  });
});

describe("reset_peer", () => {
  it("56: resets both sides of a live connection at the first data, some time later", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "reset_peer", attributes: { timeout: 150 } });
    await pause(200);
    expect(client.closedAt).toBeUndefined();
    const took = await timed(async () => {
      upstream.socket.write("never seen");
      expect(await client.ends()).toBe("reset");
    });
    await until(() => upstream.closedAt !== undefined);
    expect([upstream.errorCode, client.bytes]).toEqual(["ECONNRESET", 0]);
    expect(took).toBeGreaterThanOrEqual(145);
  });

  it("56: resets at an end too", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "reset_peer" });
    upstream.socket.end();
    expect(await client.ends()).toBe("reset");
  });

  it("56: comes off while it waits, at once and with no harm done", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "reset_peer", attributes: { timeout: 20_000 } });
    upstream.socket.write("kept");
    await pause(50);
    expect(await timed(() => rig.call("DELETE", "/proxies/p/toxics/reset_peer_downstream"))).toBeLessThan(
      2000,
    );
    expect(await client.receives(4)).toBe("kept");
    upstream.socket.end();
    expect(await client.ends()).toBe("end");
  });

  it("45: a connection that was not picked ends as it always did", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "reset_peer", toxicity: 0 });
    upstream.socket.end("bye");
    expect(await client.ends()).toBe("end");
    expect(client.text).toBe("bye");
  });
});

describe("slicer", () => {
  it("57: cuts into pieces about the average, with a pause after each", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    const attributes = { average_size: 100, size_variation: 20, delay: 20_000 };
    await rig.toxic("p", { type: "slicer", attributes });
    const data = Buffer.alloc(1000, "abcdefghij").toString();
    const took = await timed(async () => {
      upstream.socket.write(data);
      await client.receives(1000);
    });
    expect(client.text).toBe(data);
    expect(client.arrivals.length).toBeGreaterThanOrEqual(6);
    expect(took).toBeGreaterThanOrEqual(150);
  });

  it("57: works with no variation, with variation as large as the average, and with no delay", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    for (const [index, size_variation] of [0, 7].entries()) {
      await rig.toxic("p", {
        type: "slicer",
        name: `s${index}`,
        attributes: { average_size: 7, size_variation },
      });
    }
    const data = Buffer.alloc(20_000, "0123456789").toString();
    upstream.socket.write(data);
    expect(await client.receives(20_000)).toBe(data);
  });
});

describe("limit_data", () => {
  it("58: passes exactly so many bytes, then closes", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    upstream.socket.write("not counted");
    await client.receives(11);
    await rig.toxic("p", { type: "limit_data", attributes: { bytes: 10 } });
    upstream.socket.write("12345");
    await client.receives(16);
    upstream.socket.write("67890 and more");
    expect(await client.ends()).toBe("end");
    expect(client.text).toBe("not counted1234567890");
  });

  it("58: 0 closes at the first byte; what has passed is not forgotten on a change", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "limit_data", attributes: { bytes: 100 } });
    upstream.socket.write("12345");
    await client.receives(5);
    await rig.call("PATCH", "/proxies/p/toxics/limit_data_downstream", { attributes: { bytes: 8 } });
    upstream.socket.write("67890");
    expect(await client.ends()).toBe("end");
    expect(client.text).toBe("12345678");
    await rig.call("PATCH", "/proxies/p/toxics/limit_data_downstream", { attributes: { bytes: 0 } });
    const { json } = await rig.call("GET", "/proxies/p");
    const next = await open(Number(json.listen.split(":")[1]));
    await pause(50);
    expect(next.bytes).toBe(0);
  });

  it("58: exactly at the limit it closes too", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "limit_data", attributes: { bytes: 5 } });
    upstream.socket.write("12345");
    expect(await client.ends()).toBe("end");
    expect(client.text).toBe("12345");
  });
});

describe("no toxic", () => {
  it("33: the end of one side ends both", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    client.socket.end("last words");
    expect(await upstream.ends()).toBe("end");
    expect(upstream.text).toBe("last words");
    expect(await client.ends()).toBe("end");
  });

  it("passes a reset on as an end of the other side", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    client.socket.resetAndDestroy();
    expect(await upstream.ends()).toBe("end");
  });

  it("delivers everything a server sends before it closes", async () => {
    const rig = await startRig();
    const port = await serve((socket) => socket.end(Buffer.alloc(3_000_000)));
    const client = await open(await rig.proxy("p", port));
    expect(await client.ends()).toBe("end");
    expect(client.bytes).toBe(3_000_000);
  });
});
