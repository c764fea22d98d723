import { expect, it } from "vitest";
import { open, serve, type Rig } from "../toxiproxy/support/rig.ts";
import { onBoth } from "./support/both.ts";

const NOOP = { type: "noop", name: "kept" };
const entry = { name: "a", upstream: "h:1", listen: "127.0.0.1:0" };

const shown = async ({ call }: Rig, name: string): Promise<unknown> =>
  (await call("GET", `/proxies/${name}`)).json;

onBoth("c-C populate and reset", (backend) => {
  it("c25 populate answers 201 with its proxies, null for none, and 400 for what is no list", async () => {
    const rig = await backend.rig();
    const made = await rig.call("POST", "/populate", [entry, { ...entry, name: "b", enabled: false }]);
    expect(made.status).toBe(201);
    expect(made.json).toEqual({ proxies: [await shown(rig, "a"), await shown(rig, "b")] });
    expect(made.json.proxies.map(({ enabled }: { enabled: boolean }) => enabled)).toEqual([true, false]);
    const none = await rig.call("POST", "/populate", []);
    expect([none.status, none.text]).toEqual([201, '{"proxies":null}']);
    const object = await rig.call("POST", "/populate", {});
    expect([object.status, object.json]).toEqual([
      400,
      { error: expect.stringMatching(/^bad request body: json: /), status: 400, proxies: null },
    ]);
  });

  it("c26 checks every entry first, and makes none when one lacks its name or upstream", async () => {
    const { call } = await backend.rig();
    for (const [lacking, field] of [
      [{ upstream: "h:1" }, "name"],
      [{ name: "b" }, "upstream"],
    ] as const) {
      const { json } = await call("POST", "/populate", [entry, lacking]);
      const error = `missing required field: ${field} at proxy 2`;
      expect(json).toEqual({ error, status: 400, proxies: null });
    }
    expect((await call("GET", "/proxies")).text).toBe("{}");
  });

  it("c27 leaves an equal proxy alone whatever its enabled, and replaces another, without its toxics", async () => {
    const rig = await backend.rig();
    const peer = await open(await rig.proxy("a", await serve((socket) => socket.write("first"))));
    await peer.receives(5);
    await rig.toxic("a", NOOP);
    const { listen, upstream } = (await rig.call("GET", "/proxies/a")).json;
    const same = await rig.call("POST", "/populate", [
      { ...entry, listen: listen.replace("127.0.0.1", "localhost"), upstream, enabled: false },
    ]);
    expect(same.json.proxies).toMatchObject([{ enabled: true, toxics: [{ name: "kept" }] }]);
    expect(peer.endedAt).toBeUndefined();
    const other = await rig.call("POST", "/populate", [{ ...entry, listen, upstream: "h:2" }]);
    expect(other.json.proxies).toMatchObject([{ listen, upstream: "h:2", enabled: true, toxics: [] }]);
    expect(await peer.ends()).toBe("end");
    const ephemeral = await rig.call("POST", "/populate", [{ ...entry, upstream: "h:2" }]);
    expect(ephemeral.json.proxies[0].listen).not.toBe(listen);
  });

  it("c28 tells and keeps what was made before a failure in the middle", async () => {
    const rig = await backend.rig();
    const listen = `127.0.0.1:${await rig.proxy("taken", 9)}`;
    const partly = await rig.call("POST", "/populate", [entry, { ...entry, name: "b", listen }]);
    expect(partly.status).toBe(500);
    const error = `listen tcp ${listen}: bind: address already in use`;
    expect(partly.json).toEqual({ error, status: 500, proxies: [await shown(rig, "a")] });
    expect(Object.keys((await rig.call("GET", "/proxies")).json)).toEqual(["a", "taken"]);
  });

  it("c29 reset starts every proxy and takes every toxic off, and connections live on", async () => {
    const rig = await backend.rig();
    const peer = await open(await rig.proxy("a", await serve((socket) => socket.write("first"))));
    await peer.receives(5);
    await rig.toxic("a", NOOP);
    await rig.proxy("b", 9);
    await rig.call("PATCH", "/proxies/b", { enabled: false });
    const done = await rig.call("POST", "/reset");
    expect([done.status, done.text]).toEqual([204, ""]);
    for (const name of ["a", "b"])
      expect(await shown(rig, name)).toMatchObject({ enabled: true, toxics: [] });
    expect(peer.closedAt).toBeUndefined();
  });

  it("c30 reset is a 500 when one proxy cannot start; all others are reset, or some at random are not", async () => {
    const rig = await backend.rig();
    const names = Array.from({ length: 8 }, (_, n) => `healthy${n}`);
    const left = async (): Promise<number> => {
      const all = (await rig.call("GET", "/proxies")).json;
      return names.filter((name) => all[name].toxics.length > 0).length;
    };
    const listen = `127.0.0.1:${await rig.proxy("blocked", 9)}`;
    await rig.call("PATCH", "/proxies/blocked", { enabled: false });
    await rig.call("POST", "/proxies", { ...entry, name: "blocker", listen });
    for (const name of names) await rig.proxy(name, 9);
    // The real one goes through its proxies in random order: one attempt in ten leaves nothing behind by luck.
    let most = 0;
    for (let attempt = 0; attempt < backend.on({ embedded: 1, server: 20 }); attempt += 1) {
      for (const name of names) await rig.call("POST", `/proxies/${name}/toxics`, NOOP);
      expect((await rig.call("POST", "/reset")).status).toBe(500);
      most = Math.max(most, await left());
    }
    expect(most > 0).toBe(backend.on({ embedded: false, server: true }));
    await rig.call("DELETE", "/proxies/blocker");
    expect((await rig.call("POST", "/reset")).status).toBe(204);
    expect(await left()).toBe(0);
  });
});
