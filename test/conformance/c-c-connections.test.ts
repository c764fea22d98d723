import { expect, it } from "vitest";
import { open, openPair, pause, serve, serveEcho, timed, until } from "../toxiproxy/support/rig.ts";
import { answersWithin } from "./support/answers-within.ts";
import { blackHole } from "./support/black-hole.ts";
import { onBoth } from "./support/both.ts";

onBoth("c-C connections", (backend) => {
  it.concurrent("c31 an upstream that never answers holds nothing up, or everything but the data of other proxies", async () => {
    const { server, proxy } = await backend.rig();
    const other = await open(await proxy("other", await serveEcho()));
    await open(await proxy("hole", await blackHole()));
    await pause(100);
    const answers = answersWithin(server.url, 2000);
    const deleted = answers("DELETE", "/proxies/hole");
    await pause(200);
    const listed = answers("GET", "/proxies");
    other.socket.write("x");
    expect(await other.receives(1)).toBe("x");
    const both = backend.on({ embedded: [true, true], server: [false, false] });
    expect(await Promise.all([deleted, listed])).toEqual(both);
  });

  it.concurrent("c31 gives up after 5 seconds on an upstream that never answers, or waits on", async () => {
    const { proxy } = await backend.rig();
    const peer = await open(await proxy("hole", await blackHole()));
    const seen = await backend.on<() => Promise<unknown>>({
      embedded: () => peer.ends(),
      server: () => pause(5500).then(() => peer.endedAt),
    })();
    expect(seen).toBe(backend.on({ embedded: "end", server: undefined }));
    expect(performance.now() - peer.startedAt).toBeGreaterThanOrEqual(4990);
  });

  it.concurrent("c32 an upstream that refuses is a connection that ends at once, not a refusal or a reset", async () => {
    const { proxy } = await backend.rig();
    const peer = await open(await proxy("p", 1));
    expect(await peer.ends()).toBe("end");
    expect(peer.bytes).toBe(0);
  });

  it.concurrent("c33 the end of one side ends both: a later response is lost", async () => {
    const { proxy } = await backend.rig();
    let heard = "";
    const port = await serve((socket) => {
      socket.on("data", (chunk) => (heard += chunk.toString()));
      socket.on("end", () => void pause(100).then(() => socket.end("too late")));
    });
    const direct = await open(port);
    direct.socket.end("request");
    await direct.ends();
    expect([direct.text, heard]).toEqual(["too late", "request"]);
    const peer = await open(await proxy("p", port));
    peer.socket.end("request");
    expect(await peer.ends()).toBe("end");
    await until(() => heard === "requestrequest");
    expect(peer.text).toBe("");
  });

  it.concurrent("c34 no toxic delays the connect that the client sees", async () => {
    const rig = await backend.rig();
    const { client } = await openPair(rig);
    for (const stream of ["upstream", "downstream"]) {
      await rig.toxic("p", { type: "latency", stream, attributes: { latency: 20_000 } });
    }
    const { remotePort = 0 } = client.socket;
    expect(await timed(() => open(remotePort))).toBeLessThan(5000);
  });
});
