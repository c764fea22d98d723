import { expect, it } from "vitest";
import { open, openPair, portOf, rigOn, serveEcho, until } from "../toxiproxy/support/rig.ts";
import { onBoth } from "./support/both.ts";
import { isRunning } from "./support/process.ts";

onBoth("c-H crashes and metrics", (backend) => {
  it.concurrent.each([
    { type: "slicer" },
    { type: "slicer", attributes: { average_size: 1, size_variation: 50 } },
    { type: "bandwidth", attributes: { rate: -1 } },
  ])("c63 $type $attributes is refused, or ends the process with all its proxies", async (toxic) => {
    const running = await backend.process();
    const rig = rigOn(running.server);
    const { client, upstream } = await openPair(rig);
    const answer = await rig.call("POST", "/proxies/p/toxics", toxic);
    expect(answer.status).toBe(backend.on({ embedded: 400, server: 200 }));
    for (let n = 0; n < 20; n += 1) upstream.socket.write(Buffer.alloc(10_000, "x"));
    const seen = await backend.on<() => Promise<unknown[]>>({
      embedded: async () => [(await client.receives(200_000)).length, isRunning(running)],
      server: async () => [await running.exited, (await open(running.server.port)).errorCode],
    })();
    expect(seen).toEqual(backend.on<unknown[]>({ embedded: [200_000, true], server: [2, "ECONNREFUSED"] }));
  });

  it.concurrent("c64 /metrics counts the bytes of connections that have ended, and is a 404 without its flags", async () => {
    const upstream = `127.0.0.1:${await serveEcho()}`;
    const config = [{ name: "p", listen: "127.0.0.1:0", upstream }];
    const plain = rigOn((await backend.process({ config })).server);
    const none = await plain.call("GET", "/metrics");
    expect([none.status, none.text]).toEqual([404, "404 page not found\n"]);
    const { call } = rigOn((await backend.process({ config, flags: ["-proxy-metrics"] })).server);
    const { listen } = (await call("GET", "/proxies/p")).json;
    const counted = async (): Promise<string[]> =>
      (await call("GET", "/metrics")).text.split("\n").filter((line) => line.startsWith("toxiproxy_"));
    const peer = await open(portOf(listen));
    peer.socket.write("hello");
    await peer.receives(5);
    expect(await counted()).toEqual([]);
    peer.socket.end();
    await until(async () => (await counted()).length >= 4);
    const labels = (direction: string): string =>
      `{direction="${direction}",listener="${listen}",proxy="p",upstream="${upstream}"}`;
    expect(await counted()).toEqual(
      ["received", "sent"].flatMap((what) =>
        ["downstream", "upstream"].map((way) => `toxiproxy_proxy_${what}_bytes_total${labels(way)} 5`),
      ),
    );
  });

  it.concurrent("c64 the runtime metrics tell what the process uses", async () => {
    const { call } = rigOn((await backend.process({ flags: ["-runtime-metrics"] })).server);
    const { status, text, headers } = await call("GET", "/metrics");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4; charset=utf-8/);
    const value = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
    expect(value("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
    expect(value("process_cpu_seconds_total")).toBeGreaterThanOrEqual(0);
    expect(Math.abs(value("process_start_time_seconds") - Date.now() / 1000)).toBeLessThan(600);
  });
});
