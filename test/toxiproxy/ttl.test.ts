import { describe, expect, it } from "vitest";
import { open, openPair, pause, portOf, serveEcho, startRig, timed, until, type Rig } from "./support/rig.ts";

const toxicNames = async (rig: Rig): Promise<string[]> =>
  (await rig.call("GET", "/proxies/p/toxics")).json.map((toxic: { name: string }) => toxic.name);

describe("ttl", () => {
  it("takes a toxic off by itself, letting out what it held", async () => {
    const rig = await startRig();
    const { client, upstream } = await openPair(rig);
    const took = await timed(async () => {
      const toxic = { type: "bandwidth", attributes: { rate: 0 }, ttl: 200 };
      const made = await rig.call("POST", "/proxies/p/toxics", toxic);
      expect(made.json.ttl).toBe(200);
      upstream.socket.write("held");
      await client.receives(4);
    });
    expect(took).toBeGreaterThanOrEqual(195);
    expect(await toxicNames(rig)).toEqual([]);
  });

  it("can be given or prolonged by an update, and goes with a toxic removed before", async () => {
    const rig = await startRig();
    await rig.proxy("p", 9);
    await rig.toxic("p", { type: "noop", name: "short", ttl: 60 });
    await rig.toxic("p", { type: "noop", name: "long" });
    const prolonged = await rig.call("PATCH", "/proxies/p/toxics/short", { ttl: 60_000 });
    expect(prolonged.json.ttl).toBe(60_000);
    await rig.call("PATCH", "/proxies/p/toxics/long", { ttl: 60 });
    await until(async () => (await toxicNames(rig)).join() === "short");
    await rig.call("DELETE", "/proxies/p/toxics/short");
    await rig.toxic("p", { type: "noop", name: "short", ttl: 40 });
    await rig.call("DELETE", "/proxies/p/toxics/short");
    await rig.toxic("p", { type: "noop", name: "short" });
    await pause(120);
    expect(await toxicNames(rig)).toEqual(["short"]);
  });

  it("enables a disabled proxy by itself", async () => {
    const rig = await startRig();
    const port = await rig.proxy("p", await serveEcho());
    const off = await rig.call("PATCH", "/proxies/p", { enabled: false, ttl: 150 });
    expect(off.json).not.toHaveProperty("ttl");
    expect((await open(port)).errorCode).toBe("ECONNREFUSED");
    await until(async () => (await rig.call("GET", "/proxies/p")).json.enabled);
    const peer = await open(port);
    peer.socket.write("x");
    expect(await peer.receives(1)).toBe("x");
  });

  it("does not enable a proxy that was disabled again without it, and waits for its port", async () => {
    const rig = await startRig();
    const port = await rig.proxy("p", 9);
    await rig.call("PATCH", "/proxies/p", { enabled: false, ttl: 60 });
    await rig.call("PATCH", "/proxies/p", { enabled: false });
    await pause(150);
    expect((await rig.call("GET", "/proxies/p")).json.enabled).toBe(false);
    await rig.call("POST", "/proxies", { name: "thief", listen: `127.0.0.1:${port}`, upstream: "h:1" });
    await rig.call("PATCH", "/proxies/p", { enabled: false, ttl: 10 });
    await pause(100);
    await rig.call("DELETE", "/proxies/thief");
    await until(async () => (await rig.call("GET", "/proxies/p")).json.enabled);
    expect(portOf((await rig.call("GET", "/proxies/p")).json.listen)).toBe(port);
  });

  it("leads a proxy back that was led elsewhere, with its toxics, unless it was led on without it", async () => {
    const rig = await startRig();
    await rig.proxy("p", 9);
    await rig.toxic("p", { type: "noop", name: "stays" });
    const upstream = async (): Promise<string> => (await rig.call("GET", "/proxies/p")).json.upstream;
    const home = await upstream();
    const led = await rig.call("POST", "/proxies/p", { upstream: "127.0.0.1:7", ttl: 60 });
    expect(led.json.upstream).toBe("127.0.0.1:7");
    await until(async () => (await upstream()) === home);
    expect(await toxicNames(rig)).toEqual(["stays"]);
    await rig.call("POST", "/proxies/p", { upstream: "127.0.0.1:7", ttl: 40 });
    await rig.call("POST", "/proxies/p", { upstream: "127.0.0.1:8" });
    await pause(120);
    expect(await upstream()).toBe("127.0.0.1:8");
  });

  it("leads a proxy back that is disabled, and leaves it disabled", async () => {
    const rig = await startRig();
    await rig.proxy("p", 9);
    const { upstream: home } = (await rig.call("GET", "/proxies/p")).json;
    await rig.call("POST", "/proxies/p", { upstream: "127.0.0.1:7", ttl: 60 });
    await rig.call("POST", "/proxies/p", { enabled: false });
    await until(async () => (await rig.call("GET", "/proxies/p")).json.upstream === home);
    expect((await rig.call("GET", "/proxies/p")).json.enabled).toBe(false);
  });
});
