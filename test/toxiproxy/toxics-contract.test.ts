import { describe, expect, it } from "vitest";
import { toxics } from "../../toxiproxy/toxics/index.ts";
import type { Toxic } from "../../toxiproxy/toxics/toxic.ts";
import { openPair, pause, startRig, timed } from "./support/rig.ts";

/** Where the least value allowed is not the mildest: pieces of one byte are a million writes a megabyte. */
const MILD: Record<string, number> = { average_size: 10_000 };

/** Values that are allowed and do as little as possible. */
function mildest(toxic: Toxic): Record<string, number> {
  return Object.fromEntries(
    Object.entries(toxic.attributes).map(([name, { min }]) => [name, MILD[name] ?? min]),
  );
}

describe.each(toxics)("$type", (toxic) => {
  it("fills in its attributes and refuses each one out of its range", async () => {
    const { call, proxy } = await startRig();
    await proxy("p", 9);
    const attributes = mildest(toxic);
    const made = await call("POST", "/proxies/p/toxics", { type: toxic.type, attributes });
    expect([made.status, made.json.attributes]).toEqual([200, attributes]);
    for (const [name, { min, max }] of Object.entries(toxic.attributes)) {
      expect(Number.isInteger(min) && Number.isInteger(max)).toBe(true);
      for (const value of [min - 1, max + 1, 1.5, "1"]) {
        const path = `/proxies/p/toxics/${toxic.type}_downstream`;
        expect((await call("PATCH", path, { attributes: { [name]: value } })).status).toBe(400);
      }
    }
  });

  it.each(["upstream", "downstream"] as const)("with toxicity 0 does nothing to the %s", async (stream) => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    const name = "t";
    await rig.toxic("p", { name, type: toxic.type, stream, toxicity: 0, attributes: mildest(toxic) });
    client.socket.write("ping");
    expect(await upstream.receives(4)).toBe("ping");
    upstream.socket.write("pong");
    expect(await client.receives(4)).toBe("pong");
    await rig.call("DELETE", "/proxies/p/toxics/t");
    upstream.socket.end("bye");
    expect(await client.ends()).toBe("end");
    expect(client.text).toBe("pongbye");
  });

  it.each(["PATCH", "DELETE", "add"])(
    "never waits for a peer on %s, with readers stalled on both sides",
    async (change) => {
      const rig = await startRig();
      const { client, upstream } = await openPair(rig);
      client.socket.pause();
      upstream.socket.pause();
      for (const stream of ["upstream", "downstream"]) {
        await rig.toxic("p", { name: stream, type: toxic.type, stream, attributes: mildest(toxic) });
      }
      for (const peer of [client, upstream]) peer.socket.write(Buffer.alloc(16_000_000));
      // By now the buffers on the way are full.
      await pause(60);
      const took = await timed(async () => {
        for (const stream of ["upstream", "downstream"]) {
          const path = `/proxies/p/toxics${change === "add" ? "" : `/${stream}`}`;
          const body = { type: "noop", name: `${stream}2`, stream, attributes: mildest(toxic) };
          const answer = await rig.call(
            change === "add" ? "POST" : change,
            path,
            change === "DELETE" ? undefined : body,
          );
          expect(answer.status).toBeLessThan(300);
        }
        expect((await rig.call("POST", "/reset")).status).toBe(204);
      });
      expect(took).toBeLessThan(2000);
    },
  );

  it("leaves nothing behind that keeps a closed server busy", async () => {
    const rig = await startRig();
    const { client } = await openPair(rig);
    const attributes = Object.fromEntries(
      Object.entries(toxic.attributes).map(([name, { max }]) => [name, name.includes("variation") ? 0 : max]),
    );
    await rig.toxic("p", { type: toxic.type, stream: "upstream", attributes, ttl: 1_000_000 });
    client.socket.write("something to hold");
    expect(await timed(() => rig.call("DELETE", "/proxies/p"))).toBeLessThan(2000);
    expect(["end", "reset"]).toContain(await client.ends());
  });
});
