import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { open, portOf, serve, serveEcho, startRig, timed } from "./support/rig.ts";

const LATENCY = { type: "latency", attributes: { latency: 1 } };

describe("the API in general", () => {
  it("7, 8: sends JSON on success, and errors as JSON text that calls itself plain, each with a request id", async () => {
    const { call } = await startRig();
    const good = await call("GET", "/proxies");
    expect(good.headers.get("content-type")).toBe("application/json");
    expect(good.text).toBe("{}");
    const bad = await call("GET", "/proxies/none");
    expect(bad.status).toBe(404);
    expect(bad.text).toBe('{"error":"proxy not found","status":404}\n');
    expect(bad.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(bad.headers.get("x-content-type-options")).toBe("nosniff");
    for (const { headers } of [good, bad]) expect(headers.get("x-toxiproxy-request-id")).toMatch(/.+/);
  });

  it("6: matches keys in any case, ignores unknown keys and what follows the first value", async () => {
    const { call } = await startRig();
    const made = await call(
      "POST",
      "/proxies",
      '{"NAME":"p","Upstream":"h:1","x":{"y":"}"},"enabled":false} trailing {',
    );
    expect([made.status, made.json.name, made.json.upstream]).toEqual([201, "p", "h:1"]);
  });

  it("9: turns browsers away", async () => {
    const { server } = await startRig();
    const answer = await fetch(`${server.url}/version`, { headers: { "User-Agent": "Mozilla/5.0" } });
    expect([answer.status, await answer.text()]).toEqual([403, "User agent not allowed\n"]);
  });

  it("10, 12: unknown paths are 404 text, other methods 405, neither with a request id", async () => {
    const { call } = await startRig();
    const unknown = await call("GET", "/nothing");
    expect([unknown.status, unknown.text]).toEqual([404, "404 page not found\n"]);
    for (const [method, path] of [
      ["PUT", "/proxies"],
      ["HEAD", "/version"],
      ["GET", "/reset"],
    ] as const) {
      const wrong = await call(method, path);
      expect([wrong.status, wrong.text, wrong.headers.get("x-toxiproxy-request-id")]).toEqual([
        405,
        "",
        null,
      ]);
    }
    expect(unknown.headers.get("x-toxiproxy-request-id")).toBeNull();
  });

  it("13: tells its version", async () => {
    const { call } = await startRig();
    const { text, headers } = await call("GET", "/version");
    expect(text).toMatch(/^\{"version": "2\.12\.0[^"]*"\}\n$/);
    expect(headers.get("content-type")).toBe("application/json;charset=utf-8");
  });

  it("refuses bodies over 1 MiB and survives garbage", async () => {
    const { call, server } = await startRig();
    expect((await call("POST", "/proxies", "x".repeat(1_200_000))).status).toBe(413);
    for (const garbage of [
      "\u0000\u0001 garbage\r\n\r\n",
      "POST /proxies HTTP/1.1\r\nContent-Length: 10\r\n\r\n{",
    ]) {
      const socket = connect(server.port, server.host);
      socket.on("error", () => undefined);
      socket.resume().write(garbage);
      socket.end();
      await new Promise((resolve) => socket.on("close", resolve));
    }
    for (const body of ["", "{", "[]", "5", '"x"', '{"name":5}', '{"name":"a","upstream":[]}']) {
      expect((await call("POST", "/proxies", body)).status).toBe(400);
    }
    expect((await call("GET", "/proxies/%zz")).status).toBe(400);
    expect((await call("GET", "/version")).status).toBe(200);
  });
});

describe("proxies", () => {
  it("14, 17: are created with their real port, enabled, without toxics", async () => {
    const { call } = await startRig();
    for (const listen of ["", ":0", "localhost:0", "127.0.0.1:0"]) {
      const made = await call("POST", "/proxies", {
        name: `p${listen.replace(":", "_")}`,
        listen,
        upstream: "127.0.0.1:9",
      });
      expect(made.status).toBe(201);
      expect(made.json).toMatchObject({ enabled: true, toxics: [], upstream: "127.0.0.1:9" });
      expect(made.json.listen).toMatch(/^127\.0\.0\.1:[1-9]\d*$/);
    }
    const off = await call("POST", "/proxies", {
      name: "off",
      listen: ":0",
      upstream: "h:1",
      enabled: false,
    });
    expect(off.json).toEqual({ name: "off", listen: ":0", upstream: "h:1", enabled: false, toxics: [] });
  });

  it("15, 24: need a body, a name that fits in a path, and an upstream", async () => {
    const { call } = await startRig();
    const error = async (body: unknown): Promise<unknown> => (await call("POST", "/proxies", body)).json;
    expect(await error("")).toEqual({ error: "bad request body: EOF", status: 400 });
    expect(await error({ upstream: "h:1" })).toEqual({ error: "missing required field: name", status: 400 });
    expect(await error({ name: "p" })).toEqual({ error: "missing required field: upstream", status: 400 });
    for (const name of ["a/b", "..", "q?x", "a b", "é"]) {
      expect(await error({ name, upstream: "h:1" })).toMatchObject({ status: 400, error: /invalid name/ });
    }
  });

  it("16: refuse a name or a port that is taken, and a bad listen address", async () => {
    const { call, proxy } = await startRig();
    const port = await proxy("p", 9);
    const again = await call("POST", "/proxies", { name: "p", upstream: "h:1" });
    expect(again.json).toEqual({ error: "proxy already exists", status: 409 });
    const taken = await call("POST", "/proxies", { name: "q", listen: `127.0.0.1:${port}`, upstream: "h:1" });
    expect(taken.json).toEqual({
      error: `listen tcp 127.0.0.1:${port}: bind: address already in use`,
      status: 500,
    });
    for (const listen of ["nonsense", "127.0.0.1:99999", "127.0.0.1:x"]) {
      expect((await call("POST", "/proxies", { name: "q", listen, upstream: "h:1" })).status).toBe(500);
    }
    expect((await call("GET", "/proxies/q")).status).toBe(404);
  });

  it("19, 23: are listed by name, shown, and deleted once", async () => {
    const { call, proxy } = await startRig();
    const port = await proxy("p", await serveEcho());
    const peer = await open(port);
    expect(Object.keys((await call("GET", "/proxies")).json)).toEqual(["p"]);
    expect((await call("GET", "/proxies/p")).json.name).toBe("p");
    const gone = await call("DELETE", "/proxies/p");
    expect([gone.status, gone.text]).toEqual([204, ""]);
    expect(await peer.ends()).toBe("end");
    expect((await open(port)).errorCode).toBe("ECONNREFUSED");
    expect((await call("DELETE", "/proxies/p")).json).toEqual({ error: "proxy not found", status: 404 });
  });

  it.each(["PATCH", "POST"])(
    "20, 21: %s changes what is given, closes connections and keeps toxics",
    async (method) => {
      const { call, proxy, toxic } = await startRig();
      const echo = await serveEcho();
      const peer = await open(await proxy("p", await serve((socket) => socket.write("first"))));
      await peer.receives(5);
      await toxic("p", LATENCY);
      const before = (await call("GET", "/proxies/p")).json;
      const same = await call(method, "/proxies/p", {
        name: "other",
        listen: before.listen.replace("127.0.0.1", "localhost"),
      });
      expect(same.json).toEqual(before);
      expect(peer.endedAt).toBeUndefined();
      const moved = await call(method, "/proxies/p", { upstream: `127.0.0.1:${echo}` });
      expect(moved.json).toEqual({ ...before, upstream: `127.0.0.1:${echo}` });
      expect(await peer.ends()).toBe("end");
      const next = await open(portOf(moved.json.listen));
      next.socket.write("hello");
      expect(await next.receives(5)).toBe("hello");
    },
  );

  it("22: keep their old address when the new one cannot be had", async () => {
    const { call, proxy } = await startRig();
    const echo = await serveEcho();
    const port = await proxy("p", echo);
    const taken = await proxy("q", echo);
    const answer = await call("PATCH", "/proxies/p", { listen: `127.0.0.1:${taken}`, upstream: "h:1" });
    expect(answer.status).toBe(500);
    expect((await call("GET", "/proxies/p")).json).toMatchObject({
      listen: `127.0.0.1:${port}`,
      upstream: `127.0.0.1:${echo}`,
      enabled: true,
    });
    const peer = await open(port);
    peer.socket.write("x");
    expect(await peer.receives(1)).toBe("x");
  });

  it("60: disabled means refused, live connections closed, toxics kept; enabled is the same port again", async () => {
    const { call, proxy, toxic } = await startRig();
    const port = await proxy("p", await serveEcho());
    await toxic("p", LATENCY);
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

  it("31, 32: an upstream that refuses gives an end, one that never answers holds nothing up", async () => {
    const { call, proxy } = await startRig();
    const refused = await open(await proxy("refused", 1));
    refused.socket.write("request");
    expect(await refused.ends()).toBe("end");
    await call("POST", "/proxies", { name: "hole", listen: "127.0.0.1:0", upstream: "10.255.255.1:81" });
    const hole = (await call("GET", "/proxies/hole")).json;
    await open(portOf(hole.listen));
    expect(await timed(() => call("PATCH", "/proxies/hole", { enabled: false }))).toBeLessThan(2000);
    expect(await timed(() => call("DELETE", "/proxies/hole"))).toBeLessThan(2000);
  });
});

describe("populate and reset", () => {
  it("25, 26, 28: populate makes all, checks all first, and tells what was made before a failure", async () => {
    const { call, proxy } = await startRig();
    const taken = await proxy("taken", 9);
    expect((await call("POST", "/populate", [])).text).toBe('{"proxies":null}');
    const object = await call("POST", "/populate", {});
    expect([object.status, object.json.proxies]).toEqual([400, null]);
    const one = { name: "a", upstream: "h:1" };
    const incomplete = await call("POST", "/populate", [one, { upstream: "h:1" }]);
    expect(incomplete.json).toEqual({
      error: "missing required field: name at proxy 2",
      status: 400,
      proxies: null,
    });
    const partly = await call("POST", "/populate", [
      one,
      { name: "b", upstream: "h:1", listen: `127.0.0.1:${taken}` },
    ]);
    expect([partly.status, partly.json.status, partly.json.proxies.length]).toEqual([500, 500, 1]);
    expect(Object.keys((await call("GET", "/proxies")).json).toSorted()).toEqual(["a", "taken"]);
  });

  it("27: an equal entry is left alone, another replaces it", async () => {
    const { call, proxy, toxic } = await startRig();
    const port = await proxy("p", 9);
    await toxic("p", LATENCY);
    const entry = { name: "p", listen: `localhost:${port}`, upstream: "127.0.0.1:9", enabled: false };
    const same = await call("POST", "/populate", [entry]);
    expect(same.status).toBe(201);
    expect(same.json.proxies[0]).toMatchObject({ enabled: true, toxics: [{ name: "latency_downstream" }] });
    const other = await call("POST", "/populate", [{ ...entry, enabled: true, upstream: "127.0.0.1:10" }]);
    expect(other.json.proxies[0]).toMatchObject({ enabled: true, toxics: [], listen: `127.0.0.1:${port}` });
  });

  it("3: toxics given to populate are put on, or refused", async () => {
    const { call } = await startRig();
    const entry = { name: "p", listen: "127.0.0.1:0", upstream: "h:1" };
    const bad = await call("POST", "/populate", [{ ...entry, toxics: [{ type: "nope" }] }]);
    expect(bad.json).toEqual({ error: "invalid toxic type", status: 400, proxies: null });
    const good = await call("POST", "/populate", [{ ...entry, toxics: [LATENCY] }]);
    expect(good.json.proxies[0].toxics).toHaveLength(1);
    const listen = good.json.proxies[0].listen;
    const changed = { ...LATENCY, attributes: { latency: 7 } };
    const again = await call("POST", "/populate", [{ ...entry, listen, toxics: [changed] }]);
    expect(again.json.proxies[0].toxics).toMatchObject([{ attributes: { latency: 7, jitter: 0 } }]);
  });

  it("29, 30: reset enables all and takes all toxics off, also when one proxy cannot start", async () => {
    const { call, proxy, toxic } = await startRig();
    const blocked = await proxy("blocked", 9);
    await call("PATCH", "/proxies/blocked", { enabled: false });
    const names = ["a", "b", "c"];
    for (const name of names) {
      await proxy(name, 9);
      await toxic(name, LATENCY);
    }
    await call("PATCH", "/proxies/b", { enabled: false });
    const blocker = await call("POST", "/proxies", {
      name: "x",
      listen: `127.0.0.1:${blocked}`,
      upstream: "h:1",
    });
    expect(blocker.status).toBe(201);
    expect((await call("POST", "/reset")).status).toBe(500);
    for (const name of names) {
      expect((await call("GET", `/proxies/${name}`)).json).toMatchObject({ enabled: true, toxics: [] });
    }
    await call("DELETE", "/proxies/x");
    const done = await call("POST", "/reset");
    expect([done.status, done.text]).toEqual([204, ""]);
  });
});
