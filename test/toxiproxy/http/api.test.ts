import { describe, expect, it } from "vitest";
import { httpToxics } from "../../../toxiproxy/http/toxics/index.ts";
import { ALIENS, EDGES } from "../../fuzz/support/any-api-body.ts";
import { startRig } from "../support/rig.ts";

const TOXICS = "/proxies/p/toxics";
const PLAIN: Readonly<Record<string, object>> = {
  http_status: { path: "/a", method: "", status: 503, retry_after: 0, body: "" },
  http_delay: { path: "/a", method: "", latency: 0, jitter: 0 },
  http_cut: { path: "/a", method: "", bytes: 0, honest: false },
  http_slow_headers: { path: "/a", method: "", duration: 0 },
};

describe("HTTP toxics over the API", () => {
  it.each(httpToxics)("$type is shown as every toxic is, with each attribute filled in", async ({ type }) => {
    const { call, proxy } = await startRig();
    await proxy("p", 9);
    const given = { type, toxicity: 0.25, ttl: 60_000, attributes: { path: "/a", status: 503, nope: 1 } };
    const made = await call("POST", TOXICS, given);
    const shown = { name: `${type}_downstream`, type, stream: "downstream", toxicity: 0.25, ttl: 60_000 };
    expect([made.status, made.json]).toEqual([200, { attributes: PLAIN[type], ...shown }]);
    expect((await call("GET", "/proxies/p")).json.toxics).toEqual([made.json]);
    const changed = await call("PATCH", `${TOXICS}/${type}_downstream`, { attributes: { path: "/b*" } });
    expect(changed.json.attributes).toEqual({ ...PLAIN[type], path: "/b*" });
    const again = await call("POST", "/populate", [
      {
        name: "p",
        listen: (await call("GET", "/proxies/p")).json.listen,
        upstream: "127.0.0.1:9",
        toxics: [given],
      },
    ]);
    expect(again.json.proxies[0].toxics).toEqual([made.json]);
  });

  it.each([
    [{ type: "http_status", attributes: { path: "/" } }, "status must be between 200 and 599, not 0"],
    [{ type: "http_status", attributes: { status: 503 } }, 'path must be a path that begins with "/"'],
    [{ type: "http_status", attributes: { path: "a", status: 503 } }, 'or a pattern with "*", not "a"'],
    [{ type: "http_status", attributes: { path: "/\r\n", status: 503 } }, "path must be"],
    [{ type: "http_status", attributes: { path: "/", status: 101 } }, "status must be between"],
    [
      { type: "http_status", attributes: { path: "/", status: 204, body: "x" } },
      "body must be empty with status 204",
    ],
    [{ type: "http_status", attributes: { path: "/", status: 503, body: 5 } }, "of type string"],
    [
      { type: "http_status", attributes: { path: "/", status: 503, retry_after: -1 } },
      "retry_after must be between",
    ],
    [
      { type: "http_delay", attributes: { path: "/", method: "post" } },
      'method must be a method such as "POST"',
    ],
    [{ type: "http_delay", attributes: { path: "/", latency: 3_000_000_000 } }, "latency must be between"],
    [{ type: "http_cut", attributes: { path: "/", honest: 1 } }, "of type bool"],
    [{ type: "http_cut", attributes: { path: "/", bytes: 1.5 } }, "of type int64"],
    [
      { type: "http_slow_headers", stream: "upstream", attributes: { path: "/" } },
      'stream must be "downstream"',
    ],
  ])("%j is refused", async (toxic, problem) => {
    const { call, proxy } = await startRig();
    await proxy("p", 9);
    const { status, json } = await call("POST", TOXICS, toxic);
    expect([status, json.error]).toEqual([400, expect.stringContaining(problem)]);
    expect((await call("GET", TOXICS)).json).toEqual([]);
  });

  const shownAs = { number: "number", text: "string", flag: "boolean" };
  const each = httpToxics.flatMap(({ type, attributes }) =>
    Object.entries(attributes).map(([name, { is }]) => [type, name, shownAs[is]] as const),
  );

  it.each(each)("%s takes or refuses any %s, and shows it as a %s", async (type, name, kind) => {
    const { call, proxy } = await startRig();
    await proxy("p", 9);
    for (const value of [...EDGES, ...ALIENS]) {
      const given = `{"type":"${type}","name":"t","attributes":{"path":"/","status":500,"${name}":${value}}}`;
      const made = await call("POST", TOXICS, given);
      const isTaken = made.status === 200;
      expect(isTaken ? typeof made.json.attributes[name] : made.status).toBe(isTaken ? kind : 400);
      await call("DELETE", `${TOXICS}/t`);
    }
  });

  it("a change that is wrong in part changes nothing", async () => {
    const { call, proxy, toxic } = await startRig();
    await proxy("p", 9);
    await toxic("p", { type: "http_cut", name: "t", attributes: { path: "/a", bytes: 5 } });
    const wrong = { toxicity: 0, attributes: { bytes: 6, honest: "yes" } };
    expect((await call("PATCH", `${TOXICS}/t`, wrong)).status).toBe(400);
    expect((await call("GET", `${TOXICS}/t`)).json).toMatchObject({ toxicity: 1, attributes: { bytes: 5 } });
  });
});
