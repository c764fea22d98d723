import { expect, it } from "vitest";
import { toxics } from "../../toxiproxy/toxics/index.ts";
import { startToxiproxy } from "../../toxiproxy/server.ts";
import { open, portOf, serve, until } from "./support/rig.ts";

/** How many sockets and timers keep this process alive. */
function counted(): { sockets: number; timers: number } {
  const resources = process.getActiveResourcesInfo();
  return {
    sockets: resources.filter((name) => name.startsWith("TCP")).length,
    timers: resources.filter((name) => name === "Timeout").length,
  };
}

it("close leaves no socket and no timer behind, whatever was held", async () => {
  const upstream = await serve((socket) => {
    socket.on("end", () => socket.end());
    socket.resume().write("x".repeat(500_000));
  });
  const idle = counted();
  const held = toxics.flatMap(({ type, attributes }) =>
    ["upstream", "downstream"].map((stream) => ({
      type,
      stream,
      ttl: 1_000_000,
      attributes: Object.fromEntries(Object.keys(attributes).map((name) => [name, 10_000])),
    })),
  );
  const server = await startToxiproxy({
    config: held.map((toxic, n) => ({ name: `p${n}`, upstream: `127.0.0.1:${upstream}`, toxics: [toxic] })),
  });
  expect(server.url).toBe(`http://${server.host}:${server.port}`);
  const proxies = (await (await fetch(`${server.url}/proxies`)).json()) as Record<string, { listen: string }>;
  const peers = await Promise.all(Object.values(proxies).map(({ listen }) => open(portOf(listen))));
  for (const peer of peers) peer.socket.end("y".repeat(300_000));
  await fetch(`${server.url}/proxies/p0`, { method: "PATCH", body: '{"enabled":false,"ttl":1000000}' });
  await server.close();
  for (const peer of peers) peer.socket.destroy();
  await until(() => counted().sockets <= idle.sockets);
  // One for the pause of the wait above.
  expect(counted().timers).toBeLessThanOrEqual(idle.timers + 1);
});

it("a client that goes away leaves no timer behind, whatever was held for it", async () => {
  const upstream = await serve((socket) => {
    socket.on("end", () => socket.end());
    socket.resume().write("x".repeat(50_000));
  });
  const server = await startToxiproxy({
    config: toxics.map(({ type, attributes }) => ({
      name: type,
      upstream: `127.0.0.1:${upstream}`,
      toxics: [
        { type, attributes: Object.fromEntries(Object.keys(attributes).map((name) => [name, 10_000])) },
      ],
    })),
  });
  const proxies = (await (await fetch(`${server.url}/proxies`)).json()) as Record<string, { listen: string }>;
  const idle = counted();
  const peers = await Promise.all(Object.values(proxies).map(({ listen }) => open(portOf(listen))));
  // Latency, timeout and reset_peer at least are waiting now.
  await until(() => counted().timers >= idle.timers + 3);
  for (const peer of peers) peer.socket.resetAndDestroy();
  await until(() => counted().sockets <= idle.sockets);
  expect(counted().timers).toBeLessThanOrEqual(idle.timers + 1);
  await server.close();
});

it("refuses to start on a port that is taken or with a config that is wrong, and leaves nothing open", async () => {
  const first = await startToxiproxy();
  await expect(startToxiproxy({ port: first.port })).rejects.toThrow("EADDRINUSE");
  const proxy = { name: "p", upstream: "h:1", listen: "127.0.0.1:0" };
  await expect(
    startToxiproxy({ config: [proxy, { ...proxy, upstream: "h:2" }, { name: "q" }] }),
  ).rejects.toThrow("missing required field: upstream at proxy 3");
  await first.close();
  const again = await startToxiproxy({ port: first.port });
  await again.close();
});
