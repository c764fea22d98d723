import { Toxiproxy } from "toxiproxy-node-client";
import { expect, it } from "vitest";
import { open, portOf, serveEcho, timed } from "../toxiproxy/support/rig.ts";
import { onBoth } from "./support/both.ts";

const slow = { name: "slow", stream: "downstream", toxicity: 1, type: "latency" } as const;

onBoth("c-K toxiproxy-node-client", (backend) => {
  it("cK creates, shows, changes and removes proxies", async () => {
    const { server } = await backend.rig();
    const upstream = `127.0.0.1:${await serveEcho()}`;
    const toxiproxy = new Toxiproxy(server.url);
    const made = await toxiproxy.createProxy({ name: "p", listen: "localhost:0", upstream });
    const shown = { name: "p", listen: made.listen, upstream, enabled: true };
    expect(made.toJson()).toMatchObject(shown);
    expect([made.getHost(), made.getPath()]).toEqual([server.url, `${server.url}/proxies/p`]);
    expect((await toxiproxy.get("p")).toJson()).toMatchObject(shown);
    const peer = await open(portOf(made.listen));
    peer.socket.write("x");
    expect(await peer.receives(1)).toBe("x");
    const off = await made.update({ enabled: false, listen: made.listen, upstream });
    expect(off.toJson()).toMatchObject({ ...shown, enabled: false });
    expect(await peer.ends()).toBe("end");
    await expect(toxiproxy.createProxy({ ...shown, listen: "localhost:0" })).rejects.toThrow("409");
    await made.remove();
    await expect(toxiproxy.get("p")).rejects.toThrow("404");
  });

  it("cK adds, shows, changes and removes toxics", async () => {
    const { server, proxy } = await backend.rig();
    const peer = await open(await proxy("p", await serveEcho()));
    const roundTrip = (): Promise<number> =>
      timed(async () => {
        const before = peer.bytes;
        peer.socket.write("x");
        await peer.receives(before + 1);
      });
    const made = await new Toxiproxy(server.url).get("p");
    const toxic = await made.addToxic({ ...slow, attributes: { latency: 80, jitter: 0 } });
    expect(toxic.toJson()).toEqual({ ...slow, attributes: { latency: 80, jitter: 0 } });
    expect(await roundTrip()).toBeGreaterThanOrEqual(79);
    const updated = await toxic.update({ ...slow, attributes: { latency: 120, jitter: 0 } });
    expect(updated.attributes).toEqual({ latency: 120, jitter: 0 });
    expect(await roundTrip()).toBeGreaterThanOrEqual(119);
    expect((await made.getToxic("slow")).toJson()).toEqual(updated.toJson());
    expect(toxic.getPath()).toBe(`${server.url}/proxies/p/toxics/slow`);
    const down = { ...slow, name: "down", type: "down", attributes: {} } as const;
    await expect(made.addToxic(down)).rejects.toThrow("400");
    await toxic.remove();
    await expect(made.getToxic("slow")).rejects.toThrow("404");
  });

  it("cK populates, lists, resets and asks for the version", async () => {
    const { server } = await backend.rig();
    const toxiproxy = new Toxiproxy(server.url);
    const entry = { listen: "127.0.0.1:0", upstream: "127.0.0.1:9" };
    const made = await toxiproxy.populate([
      { ...entry, name: "p" },
      { ...entry, name: "q", enabled: false },
    ]);
    expect(Object.keys(made)).toEqual(["p", "q"]);
    expect(Object.keys(await toxiproxy.getAll())).toEqual(["p", "q"]);
    await made["p"]?.addToxic({ ...slow, attributes: { latency: 1, jitter: 0 } });
    await toxiproxy.reset();
    expect((await toxiproxy.get("q")).enabled).toBe(true);
    await expect(made["p"]?.getToxic("slow")).rejects.toThrow("404");
    expect(await toxiproxy.getVersion()).toMatch(/^\{"version": "[^"]+"\}\n$/);
  });
});
