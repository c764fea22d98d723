import { expect, it } from "vitest";
import { onBoth } from "./support/both.ts";

onBoth("c-B the API in general", (backend) => {
  it("c6 reads JSON whatever its type and the case of its keys, and ignores unknown keys and what follows", async () => {
    const { server, call } = await backend.rig();
    const body = '{"NAME":"p","Upstream":"h:1","x":{"y":"}"},"enabled":false} trailing {';
    const made = await fetch(`${server.url}/proxies`, {
      method: "POST",
      body,
      headers: { "Content-Type": "text/html" },
    });
    expect(made.status).toBe(201);
    expect((await call("GET", "/proxies/p")).json).toMatchObject({ upstream: "h:1", enabled: false });
  });

  it("c7 answers success as JSON without a newline, and errors as JSON that calls itself plain text", async () => {
    const { call } = await backend.rig();
    const good = await call("GET", "/proxies");
    expect([good.text, good.headers.get("content-type")]).toEqual(["{}", "application/json"]);
    const bad = await call("GET", "/proxies/none");
    expect([bad.status, bad.text]).toEqual([404, '{"error":"proxy not found","status":404}\n']);
    expect(bad.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(bad.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("c8 gives each routed answer a request id of its own", async () => {
    const { call } = await backend.rig();
    const answers = [await call("GET", "/version"), await call("GET", "/proxies/none")];
    answers.push(await call("POST", "/reset"));
    const ids = answers.map(({ headers }) => headers.get("x-toxiproxy-request-id"));
    for (const id of ids) expect(id).toMatch(/^\S{8,}$/);
    expect(new Set(ids).size).toBe(3);
  });

  it("c9 turns browsers away", async () => {
    const { server } = await backend.rig();
    const answer = await fetch(`${server.url}/version`, { headers: { "User-Agent": "Mozilla/5.0" } });
    expect([answer.status, await answer.text()]).toEqual([403, "User agent not allowed\n"]);
    expect((await fetch(`${server.url}/version`, { headers: { "User-Agent": "curl/8" } })).status).toBe(200);
  });

  it("c10 answers 404 text for an unknown path and an empty 405 for a wrong method, without a request id", async () => {
    const { call } = await backend.rig();
    const unknown = await call("GET", "/nothing");
    expect([unknown.status, unknown.text]).toEqual([404, "404 page not found\n"]);
    const wrong = await call("GET", "/reset");
    expect([wrong.status, wrong.text]).toEqual([405, ""]);
    for (const { headers } of [unknown, wrong]) expect(headers.get("x-toxiproxy-request-id")).toBeNull();
  });

  it("c12 takes PATCH and POST as an update, DELETE as 204, and neither HEAD nor PUT", async () => {
    const { call } = await backend.rig();
    await call("POST", "/proxies", { name: "p", upstream: "h:1", listen: "127.0.0.1:0", enabled: false });
    await call("POST", "/proxies/p/toxics", { type: "noop", name: "t" });
    for (const path of ["/proxies/p/toxics/t", "/proxies/p"]) {
      for (const method of ["PATCH", "POST"]) expect((await call(method, path, {})).status).toBe(200);
      for (const method of ["PUT", "HEAD"]) expect((await call(method, path)).status).toBe(405);
      const gone = await call("DELETE", path);
      expect([gone.status, gone.text]).toEqual([204, ""]);
    }
    expect((await call("HEAD", "/version")).status).toBe(405);
  });

  it("c13 tells its version", async () => {
    const { call } = await backend.rig();
    const { status, text, headers } = await call("GET", "/version");
    expect(status).toBe(200);
    expect(text).toMatch(
      backend.on({
        embedded: /^\{"version": "2\.12\.0\+gameday"\}\n$/,
        server: /^\{"version": "(git|\d+\.\d+\.\d+)"\}\n$/,
      }),
    );
    expect(headers.get("content-type")).toBe("application/json;charset=utf-8");
  });
});
