import { createHash, randomBytes } from "node:crypto";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { open, openPair, pause, serve, serveEcho, startRig, timed, until } from "./support/rig.ts";

const HASH = (data: Buffer): string => createHash("sha256").update(data).digest("hex");

describe("changes on live connections", () => {
  it("48: keeps the order when a toxic between two that hold data comes off", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "latency", name: "a", attributes: { latency: 150 } });
    await rig.toxic("p", { type: "bandwidth", name: "b", attributes: { rate: 0 } });
    await rig.toxic("p", { type: "latency", name: "c", attributes: { latency: 50 } });
    upstream.socket.write("1");
    await pause(250);
    upstream.socket.write("2");
    await pause(20);
    await rig.call("DELETE", "/proxies/p/toxics/b");
    upstream.socket.write("3");
    expect(await client.receives(3)).toBe("123");
  });

  it("an end held by slow_close is not overtaken, doubled or followed by data", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "limit_data", attributes: { bytes: 3 } });
    await rig.toxic("p", { type: "slow_close", attributes: { delay: 300 } });
    upstream.socket.write("123456");
    await client.receives(3);
    await rig.call("DELETE", "/proxies/p/toxics/limit_data_downstream");
    upstream.socket.write("789");
    expect(await client.ends()).toBe("end");
    expect(client.text).toBe("123");
  });

  it("lose and reorder nothing, whatever is added, changed and removed meanwhile", async () => {
    const rig = await startRig();
    const port = await rig.proxy("p", await serveEcho());
    const payload = randomBytes(6_000_000);
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    onTestFinished(() => void socket.destroy());
    const received: Buffer[] = [];
    let bytes = 0;
    socket.on("data", (chunk) => {
      received.push(chunk);
      bytes += chunk.length;
    });
    const sending = (async (): Promise<void> => {
      for (let at = 0; at < payload.length; at += 30_000) {
        if (!socket.write(payload.subarray(at, at + 30_000)))
          await new Promise((go) => socket.once("drain", go));
        await pause(2);
      }
    })();
    const kinds = [
      { type: "latency", attributes: { latency: 20, jitter: 15 } },
      { type: "slicer", attributes: { average_size: 500, size_variation: 200, delay: 100 } },
      { type: "bandwidth", attributes: { rate: 5000 } },
      { type: "reset_peer", attributes: { timeout: 100_000 } },
      { type: "slow_close", attributes: { delay: 5 } },
    ];
    for (let cycle = 0; bytes < payload.length; cycle += 1) {
      const kind = kinds[cycle % kinds.length];
      const stream = cycle % 2 === 0 ? "upstream" : "downstream";
      await rig.toxic("p", { ...kind, name: "t", stream });
      await rig.toxic("p", { type: "latency", name: "u", stream, attributes: { latency: 3 } });
      await pause(8);
      await rig.call("PATCH", "/proxies/p/toxics/t", { toxicity: cycle % 3 === 0 ? 0 : 1 });
      await rig.call("DELETE", "/proxies/p/toxics/t");
      await rig.call("DELETE", "/proxies/p/toxics/u");
      if (cycle > 2000) throw new Error(`stuck at ${bytes}`);
    }
    await sending;
    expect(HASH(Buffer.concat(received))).toBe(HASH(payload));
  });

  it("a stalled reader gets what was held when it reads again", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    client.socket.pause();
    const payload = randomBytes(12_000_000);
    await rig.toxic("p", { type: "latency", attributes: { latency: 100 } });
    upstream.socket.write(payload);
    await pause(300);
    expect(await timed(() => rig.call("DELETE", "/proxies/p/toxics/latency_downstream"))).toBeLessThan(2000);
    expect(await timed(() => rig.call("GET", "/proxies"))).toBeLessThan(2000);
    client.socket.resume();
    await until(() => client.bytes >= payload.length);
    expect(HASH(Buffer.from(client.text, "latin1"))).toBe(HASH(payload));
  });

  it("31: other proxies are not held up by one whose upstream is stalled", async () => {
    const rig = await startRig();
    const stalled = await serve((socket) => void socket.pause());
    const busy = await open(await rig.proxy("stalled", stalled));
    busy.socket.write(Buffer.alloc(8_000_000));
    const peer = await open(await rig.proxy("fine", await serveEcho()));
    peer.socket.write("x");
    expect(await peer.receives(1)).toBe("x");
    expect(await timed(() => rig.call("PATCH", "/proxies/stalled", { enabled: false }))).toBeLessThan(2000);
  });
});
