import { describe, expect, it } from "vitest";
import { open, openPair, serve, startRig } from "./support/rig.ts";

describe("bandwidth", () => {
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

describe("no toxic", () => {
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
