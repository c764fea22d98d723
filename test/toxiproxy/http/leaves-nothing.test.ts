import { expect, it } from "vitest";
import { startToxiproxy } from "../../../toxiproxy/server.ts";
import { open, pause, portOf, serve, until } from "../support/rig.ts";

/** How many sockets and timers keep this process alive. */
function counted(): { sockets: number; timers: number } {
  const resources = process.getActiveResourcesInfo();
  return {
    sockets: resources.filter((name) => name.startsWith("TCP")).length,
    timers: resources.filter((name) => name === "Timeout").length,
  };
}

const HOUR = 3_600_000;
/** Each holds something back, by a timer. */
const HELD = [
  { type: "http_delay", attributes: { path: "/", latency: HOUR }, ask: "GET / HTTP/1.1\r\n\r\n" },
  { type: "http_slow_headers", attributes: { path: "/", duration: HOUR }, ask: "GET / HTTP/1.1\r\n\r\n" },
  { type: "http_status", attributes: { path: "/", status: 503 }, ask: "GET / HT" },
];

it.each(["the client goes", "the server closes"])(
  "when %s, no socket and no timer is left behind",
  async (who) => {
    let answers = 0;
    const upstream = await serve((socket) => {
      socket.on("end", () => socket.end());
      socket.on("data", () => {
        answers += 1;
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      });
    });
    const server = await startToxiproxy({
      config: HELD.map((toxic) => ({ name: toxic.type, upstream: `127.0.0.1:${upstream}`, toxics: [toxic] })),
    });
    const proxies = (await (await fetch(`${server.url}/proxies`)).json()) as Record<
      string,
      { listen: string }
    >;
    const idle = counted();
    const peers = await Promise.all(
      HELD.map(async ({ type, ask }) => {
        const peer = await open(portOf(proxies[type]?.listen ?? ""));
        peer.socket.write(ask);
        return peer;
      }),
    );
    // By then both answers are held, and the head that is not whole as well.
    await until(() => answers === 2 && peers.some(({ bytes }) => bytes > 0));
    await pause(50);
    if (who === "the server closes") await server.close();
    for (const peer of peers) peer.socket.resetAndDestroy();
    await until(() => counted().sockets <= idle.sockets);
    // One for the pause of the wait above.
    expect(counted().timers).toBeLessThanOrEqual(idle.timers + 1);
    await server.close();
  },
);
