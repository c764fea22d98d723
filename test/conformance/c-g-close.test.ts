import { expect, it } from "vitest";
import { open, openPair, pause, portOf, serve, serveEcho, timed, until } from "../toxiproxy/support/rig.ts";
import { onBoth } from "./support/both.ts";

const TOXIC = "/proxies/p/toxics/t";

onBoth("c-G toxics that close", (backend) => {
  it.concurrent.each(["downstream", "upstream"] as const)(
    "c54 slow_close lets data of the %s pass and holds its close",
    async (stream) => {
      const rig = await backend.rig();
      const pair = await openPair(rig);
      const [from, to] =
        stream === "downstream" ? [pair.upstream, pair.client] : [pair.client, pair.upstream];
      await rig.toxic("p", { type: "slow_close", stream, attributes: { delay: 400 } });
      const took = await timed(async () => {
        from.socket.end("bye");
        expect(await to.receives(3)).toBe("bye");
        expect(to.endedAt).toBeUndefined();
        expect(await to.ends()).toBe("end");
      });
      expect(took).toBeGreaterThanOrEqual(395);
    },
  );

  it.concurrent("c54 slow_close leaves the other direction alone, and lets go when it comes off", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "slow_close", name: "t", attributes: { delay: 60_000 } });
    client.socket.end();
    expect(await upstream.ends()).toBe("end");
    expect(client.endedAt).toBeUndefined();
    await rig.call("DELETE", TOXIC);
    expect(await client.ends()).toBe("end");
  });

  it.concurrent("c54 slow_close starts its delay again on an update", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "slow_close", name: "t", attributes: { delay: 1000 } });
    const took = await timed(async () => {
      upstream.socket.end();
      await pause(200);
      await rig.call("PATCH", TOXIC, {});
      await client.ends();
    });
    expect(took).toBeGreaterThanOrEqual(1190);
  });

  it.concurrent("c55 timeout drops data, and closes some time after the last of it", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "timeout", attributes: { timeout: 1000 } });
    let lastAt = 0;
    for (let n = 0; n < 5; n += 1) {
      upstream.socket.write("dropped");
      lastAt = performance.now();
      await pause(100);
    }
    expect(await client.ends()).toBe("end");
    expect(client.bytes).toBe(0);
    expect((client.endedAt ?? 0) - lastAt).toBeGreaterThanOrEqual(990);
  });

  it.concurrent("c55 timeout of 0 never closes, but coming off it does", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "timeout", name: "t" });
    upstream.socket.write("dropped");
    await pause(300);
    expect(client.endedAt).toBeUndefined();
    await rig.call("DELETE", TOXIC);
    expect(await client.ends()).toBe("end");
    expect(client.bytes).toBe(0);
  });

  it.concurrent("c56 reset_peer waits for the first data, then resets both sides some time later", async () => {
    const rig = await backend.rig();
    const sockets: { errorCode?: string | undefined; isClosed?: true }[] = [];
    const port = await serve((socket) => {
      const seen: (typeof sockets)[number] = {};
      sockets.push(seen);
      socket.on("error", (error: NodeJS.ErrnoException) => (seen.errorCode = error.code));
      socket.on("close", () => (seen.isClosed = true));
      socket.on("data", (chunk) => socket.write(chunk));
    });
    const listen = await rig.proxy("p", port);
    await rig.toxic("p", { type: "reset_peer", attributes: { timeout: 200 } });
    const client = await open(listen);
    await pause(400);
    expect(client.closedAt).toBeUndefined();
    const took = await timed(async () => {
      client.socket.write("never seen");
      expect(await client.ends()).toBe("reset");
    });
    expect(took).toBeGreaterThanOrEqual(195);
    await until(() => sockets[0]?.isClosed === true);
    expect([sockets[0]?.errorCode, client.bytes]).toEqual(["ECONNRESET", 0]);
  });

  it.concurrent("c56 reset_peer resets older connections too, or ends them", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    await rig.toxic("p", { type: "reset_peer" });
    upstream.socket.write("never seen");
    const both = backend.on({ embedded: ["reset", "reset"], server: ["end", "end"] });
    expect([await client.ends(), await upstream.ends()]).toEqual(both);
  });

  it.concurrent("c56 reset_peer acts on an end without data too", async () => {
    const { proxy, toxic } = await backend.rig();
    const port = await proxy("p", await serve((socket) => void socket.end()));
    await toxic("p", { type: "reset_peer", attributes: { timeout: 100 } });
    const client = await open(port);
    expect(await client.ends()).toBe("reset");
    expect((client.closedAt ?? 0) - client.startedAt).toBeGreaterThanOrEqual(95);
  });

  it.concurrent("c56 reset_peer comes off at once while it waits, or holds the answer back", async () => {
    const rig = await backend.rig();
    const { client, upstream } = await openPair(rig);
    const attributes = { timeout: backend.on({ embedded: 60_000, server: 2500 }) };
    await rig.toxic("p", { type: "reset_peer", name: "t", attributes });
    upstream.socket.write("kept");
    await pause(250);
    const took = await timed(() => rig.call("DELETE", TOXIC));
    expect(took > 1500).toBe(backend.on({ embedded: false, server: true }));
    expect(took).toBeLessThan(10_000);
    const seen = await backend.on({ embedded: () => client.receives(4), server: () => client.ends() })();
    expect(seen).toBe(backend.on({ embedded: "kept", server: "end" }));
  });

  it.concurrent("c56 reset_peer has no effect once it is off, or still resets what was opened under it", async () => {
    const rig = await backend.rig();
    const port = await rig.proxy("p", await serveEcho());
    await rig.toxic("p", { type: "reset_peer", name: "t", attributes: { timeout: 60_000 } });
    const client = await open(port);
    await pause(300);
    await rig.call("DELETE", TOXIC);
    client.socket.write("x");
    expect(await client.receives(1)).toBe("x");
    client.socket.end();
    expect(await client.ends()).toBe(backend.on({ embedded: "end", server: "reset" }));
  });

  it.concurrent("c60 disabled is refused, its connections closed and its toxics kept; enabled is the same port again", async () => {
    const { call, proxy, toxic } = await backend.rig();
    const port = await proxy("p", await serveEcho());
    await toxic("p", { type: "noop", name: "t" });
    for (let round = 0; round < 5; round += 1) {
      const peer = await open(port);
      peer.socket.write("x");
      await peer.receives(1);
      expect((await call("PATCH", "/proxies/p", { enabled: false })).json.enabled).toBe(false);
      expect(await peer.ends()).toBe("end");
      expect((await open(port)).errorCode).toBe("ECONNREFUSED");
      const on = (await call("PATCH", "/proxies/p", { enabled: true })).json;
      expect([on.enabled, portOf(on.listen), on.toxics.length]).toEqual([true, port, 1]);
    }
  });
});
