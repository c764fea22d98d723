import { expect, it } from "vitest";
import { open, portOf, serve, serveEcho } from "../toxiproxy/support/rig.ts";
import { onBoth } from "./support/both.ts";

const NOOP = { type: "noop", name: "kept" };

onBoth("c-C proxies", (backend) => {
  it("c14 POST /proxies answers 201 with the proxy, enabled and without toxics", async () => {
    const { call } = await backend.rig();
    const made = await call("POST", "/proxies", { name: "p", listen: "127.0.0.1:0", upstream: "h:1" });
    const stray = backend.on({ embedded: {}, server: { Logger: {} } });
    expect(made.status).toBe(201);
    expect(made.json).toEqual({
      name: "p",
      listen: expect.stringMatching(/^127\.0\.0\.1:[1-9]\d*$/),
      upstream: "h:1",
      enabled: true,
      toxics: [],
      ...stray,
    });
  });

  it("c15 refuses a missing name, upstream or body with 400", async () => {
    const { call } = await backend.rig();
    const error = async (body: unknown): Promise<unknown> => (await call("POST", "/proxies", body)).json;
    for (const name of [undefined, ""]) {
      const missing = { error: "missing required field: name", status: 400 };
      expect(await error({ name, upstream: "h:1" })).toEqual(missing);
    }
    expect(await error({ name: "p" })).toEqual({ error: "missing required field: upstream", status: 400 });
    expect(await error("")).toEqual({ error: "bad request body: EOF", status: 400 });
  });

  it("c16 answers 409 for a name and 500 for a port that is taken, and 500 for a bad listen", async () => {
    const { call, proxy } = await backend.rig();
    const listen = `127.0.0.1:${await proxy("p", 9)}`;
    const again = await call("POST", "/proxies", { name: "p", upstream: "h:1", listen: "127.0.0.1:0" });
    expect(again.json).toEqual({ error: "proxy already exists", status: 409 });
    const taken = await call("POST", "/proxies", { name: "q", listen, upstream: "h:1" });
    const problem = `listen tcp ${listen}: bind: address already in use`;
    expect(taken.json).toEqual({ error: problem, status: 500 });
    for (const bad of ["nonsense", "127.0.0.1:99999", "127.0.0.1:x"]) {
      expect((await call("POST", "/proxies", { name: "q", listen: bad, upstream: "h:1" })).status).toBe(500);
    }
    expect((await call("GET", "/proxies/q")).status).toBe(404);
  });

  it("c17 echoes the listen that it resolved, and as it was given when disabled", async () => {
    const { call } = await backend.rig();
    const listens = async (name: string, listen: string, enabled = true): Promise<string> =>
      (await call("POST", "/proxies", { name, listen, upstream: "h:1", enabled })).json.listen;
    const everywhere = backend.on({ embedded: /^127\.0\.0\.1:[1-9]\d*$/, server: /^\[::\]:[1-9]\d*$/ });
    expect(await listens("a", "")).toMatch(everywhere);
    expect(await listens("b", ":0")).toMatch(everywhere);
    expect(await listens("c", "localhost:0")).toMatch(/^127\.0\.0\.1:[1-9]\d*$/);
    expect(await listens("d", ":0", false)).toBe(":0");
  });

  it("c18 takes any upstream, and fails at the client's connection when there is none", async () => {
    const { call } = await backend.rig();
    for (const [name, upstream] of [
      ["url", "http://127.0.0.1:80"],
      ["nowhere", "127.0.0.1:1"],
    ]) {
      const made = await call("POST", "/proxies", { name, listen: "127.0.0.1:0", upstream });
      expect([made.status, made.json.upstream]).toEqual([201, upstream]);
      expect(await (await open(portOf(made.json.listen))).ends()).toBe("end");
    }
  });

  it("c19 lists proxies by name, shows one, and answers 404 for an unknown one", async () => {
    const { call, proxy } = await backend.rig();
    expect((await call("GET", "/proxies")).text).toBe("{}");
    for (const name of ["b", "a"]) await proxy(name, 9);
    const all = (await call("GET", "/proxies")).json;
    expect(Object.keys(all)).toEqual(["a", "b"]);
    expect((await call("GET", "/proxies/a")).json).toEqual(all.a);
    expect((await call("GET", "/proxies/c")).json).toEqual({ error: "proxy not found", status: 404 });
  });

  it.each(["PATCH", "POST"])("c20 %s changes what is given, and never the name", async (method) => {
    const { call, proxy } = await backend.rig();
    await proxy("p", 9);
    const before = (await call("GET", "/proxies/p")).json;
    const changed = await call(method, "/proxies/p", { name: "other", upstream: "h:2" });
    expect([changed.status, changed.json]).toEqual([200, { ...before, upstream: "h:2" }]);
    const off = await call(method, "/proxies/p", { enabled: false });
    expect(off.json).toEqual({ ...before, upstream: "h:2", enabled: false });
    expect((await call(method, "/proxies/p", {})).json).toEqual(off.json);
  });

  it("c21 a new upstream or listen closes live connections and keeps toxics; the same address by name is no change", async () => {
    const { call, proxy, toxic } = await backend.rig();
    const echo = await serveEcho();
    const peer = await open(await proxy("p", await serve((socket) => socket.write("first"))));
    await peer.receives(5);
    await toxic("p", NOOP);
    const before = (await call("GET", "/proxies/p")).json;
    const listen = before.listen.replace("127.0.0.1", "localhost");
    expect((await call("PATCH", "/proxies/p", { listen })).json).toEqual(before);
    expect(peer.endedAt).toBeUndefined();
    const moved = await call("PATCH", "/proxies/p", { upstream: `127.0.0.1:${echo}` });
    expect(moved.json).toEqual({ ...before, upstream: `127.0.0.1:${echo}` });
    expect(await peer.ends()).toBe("end");
    const next = await open(portOf(moved.json.listen));
    next.socket.write("hello");
    expect(await next.receives(5)).toBe("hello");
    const rebound = await call("PATCH", "/proxies/p", { listen: "127.0.0.1:0" });
    expect(rebound.json).toMatchObject({ enabled: true, toxics: [NOOP] });
    expect(await next.ends()).toBe("end");
    expect((await open(portOf(moved.json.listen))).errorCode).toBe("ECONNREFUSED");
    const last = await open(portOf(rebound.json.listen));
    last.socket.write("again");
    expect(await last.receives(5)).toBe("again");
  });

  it("c22 a listen that cannot be had is a 500, and leaves the proxy as it was, or disabled", async () => {
    const { call, proxy } = await backend.rig();
    const echo = await serveEcho();
    const listen = `127.0.0.1:${await proxy("p", echo)}`;
    const taken = `127.0.0.1:${await proxy("q", echo)}`;
    expect((await call("PATCH", "/proxies/p", { listen: taken, upstream: "h:1" })).status).toBe(500);
    const rolledBack = { listen, upstream: `127.0.0.1:${echo}`, enabled: true };
    const disabled = { listen: taken, enabled: false };
    const expected = backend.on({ embedded: rolledBack, server: disabled });
    expect((await call("GET", "/proxies/p")).json).toMatchObject(expected);
    const peer = await open(portOf(listen));
    expect(peer.errorCode).toBe(backend.on({ embedded: undefined, server: "ECONNREFUSED" }));
    if (expected === disabled) return;
    peer.socket.write("x");
    expect(await peer.receives(1)).toBe("x");
  });

  it("c23 DELETE closes the listener and its connections; a second one is a 404", async () => {
    const { call, proxy } = await backend.rig();
    const port = await proxy("p", await serve((socket) => socket.write("first")));
    const peer = await open(port);
    await peer.receives(5);
    const gone = await call("DELETE", "/proxies/p");
    expect([gone.status, gone.text]).toEqual([204, ""]);
    expect(await peer.ends()).toBe("end");
    expect((await open(port)).errorCode).toBe("ECONNREFUSED");
    expect((await call("DELETE", "/proxies/p")).json).toEqual({ error: "proxy not found", status: 404 });
  });

  it("c24 a name that no path can hold is refused, or made and never found again", async () => {
    const { call } = await backend.rig();
    for (const name of ["a/b", "..", "q?x", "a b", "é"]) {
      const made = await call("POST", "/proxies", { name, upstream: "h:1", enabled: false });
      expect([name, made.status]).toEqual([name, backend.on({ embedded: 400, server: 201 })]);
      const found = await call("GET", `/proxies/${encodeURIComponent(name)}`);
      const isLost = name === "a/b" || name === "..";
      expect([name, found.status === 200]).toEqual([name, backend.on({ embedded: false, server: !isLost })]);
    }
    expect(Object.keys((await call("GET", "/proxies")).json)).toHaveLength(
      backend.on({ embedded: 0, server: 5 }),
    );
  });
});
