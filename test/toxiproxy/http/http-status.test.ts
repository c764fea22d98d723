import { describe, expect, it } from "vitest";
import { startHttpWorld, type HttpWorld } from "../support/http-world.ts";
import { pause, serveEcho, startRig, open, until } from "../support/rig.ts";

/** How 40 requests on one connection are answered: R for refused. */
async function pattern(seed: number, toxicity: number): Promise<string> {
  const world = await startHttpWorld(undefined, seed);
  await world.http("http_status", { path: "/a", status: 503, toxicity });
  let all = "";
  for (let n = 0; n < 40; n += 1) all += (await world.ask("/a")).status === 503 ? "R" : ".";
  return all;
}

const heads = (text: string): string[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d+)/gu)].map(([, status = ""]) => status);

describe("http_status", () => {
  it("answers what it means by itself, and leaves the rest of the connection to the service", async () => {
    const { http, ask, seen } = await startHttpWorld();
    await http("http_status", { path: "/pay", status: 429, retry_after: 30, body: '{"error":"slow down"}' });
    const refused = await ask("/pay/1?x=2", { method: "POST", body: "a".repeat(300_000) });
    expect([refused.status, refused.body]).toEqual([429, '{"error":"slow down"}']);
    expect(refused.headers).toMatchObject({ "retry-after": "30", "content-type": "application/json" });
    expect((await ask("/payments")).body).toBe("GET /payments ");
    expect((await ask("/other", { method: "POST", body: "hi" })).body).toBe("POST /other hi");
    expect((await ask("/pay", { method: "HEAD" })).headers["content-length"]).toBe("21");
    const chunked = { method: "PUT", body: "x", headers: { "transfer-encoding": "chunked" } };
    expect((await ask("/pay", chunked)).status).toBe(429);
    expect((await ask("/other", chunked)).body).toBe("PUT /other x");
    expect(seen).toEqual(["GET /payments", "POST /other", "PUT /other"]);
  });

  it("means only its method, and a glob the whole path", async () => {
    const { http, ask } = await startHttpWorld();
    await http("http_status", { path: "/a/*/pay", method: "POST", status: 500 });
    expect((await ask("/a/b/pay")).status).toBe(200);
    expect((await ask("/a/b/pay", { method: "POST" })).status).toBe(500);
    expect((await ask("/a/b/pay/c", { method: "POST" })).status).toBe(200);
  });

  it("throws its dice for each request of a connection, the same way with the same seed", async () => {
    const first = await pattern(7, 0.5);
    expect(await pattern(7, 0.5)).toBe(first);
    expect(await pattern(8, 0.5)).not.toBe(first);
    expect(first.replaceAll(".", "").length).toBeGreaterThan(8);
    expect(first.replaceAll("R", "").length).toBeGreaterThan(8);
    expect(await pattern(7, 0)).toBe(".".repeat(40));
  });

  it("answers in its turn when requests come all at once", async () => {
    const { http, raw, seen } = await startHttpWorld((asked, answer) => {
      setTimeout(() => answer.end("ok"), asked.url === "/slow" ? 60 : 0);
    });
    await http("http_status", { path: "/no", status: 502 });
    const peer = await raw();
    const paths = ["/slow", "/no", "/a", "/no", "/no", "/slow"];
    peer.socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(""));
    await until(() => heads(peer.text).length === paths.length);
    expect(heads(peer.text)).toEqual(["200", "502", "200", "502", "502", "200"]);
    expect(seen).toEqual(["GET /slow", "GET /a", "GET /slow"]);
  });

  it("answers thousands that come at once behind one that takes its time", async () => {
    const { http, raw, seen } = await startHttpWorld((_asked, answer) => {
      setTimeout(() => answer.end("ok"), 100);
    });
    await http("http_status", { path: "/no", status: 503 });
    const peer = await raw();
    peer.socket.write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    peer.socket.write("GET /no HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20_000));
    await until(() => heads(peer.text).length === 20_001);
    expect([seen, heads(peer.text)[0]]).toEqual([["GET /slow"], "200"]);
  });

  it("tells a client that waits with its body to go on, and closes behind the last request", async () => {
    const { http, raw, seen } = await startHttpWorld();
    await http("http_status", { path: "/no", status: 503 });
    const peer = await raw();
    const head = "POST /no HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n";
    peer.socket.write(`${head}Expect: 100-continue\r\n\r\n`);
    await until(() => peer.text === "HTTP/1.1 100 Continue\r\n\r\n");
    peer.socket.write("body");
    expect(await peer.ends()).toBe("end");
    expect(heads(peer.text)).toEqual(["100", "503"]);
    expect(peer.text).toContain("connection: close\r\n");
    const old = await world10(raw);
    expect(old).toMatch(/^HTTP\/1\.1 503 Service Unavailable\r\n/u);
    expect(seen).toEqual([]);
  });

  it("ends a request under way with its answer when it comes off, and heals at once", async () => {
    const { http, off, raw, seen } = await startHttpWorld();
    await http("http_status", { path: "/", status: 503 });
    const peer = await raw();
    peer.socket.write("POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nabc");
    await pause(50);
    await off("http_status");
    peer.socket.write("defGET /after HTTP/1.1\r\nHost: x\r\n\r\n");
    await until(() => heads(peer.text).length === 2);
    expect(heads(peer.text)).toEqual(["503", "200"]);
    expect(seen).toEqual(["GET /after"]);
  });

  it("comes on under a connection that is in the middle of an answer, and begins with its next request", async () => {
    const { http, raw, seen } = await startHttpWorld((asked, answer) => {
      answer.write("one ");
      setTimeout(() => answer.end(`two ${asked.url}`), 80);
    });
    const peer = await raw();
    const ask = (path: string): void => void peer.socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    ask("/first");
    await until(() => peer.text.includes("one "));
    await http("http_status", { path: "/", status: 503 });
    await until(() => peer.text.endsWith("0\r\n\r\n"));
    expect(peer.text).toContain("two /first");
    ask("/second");
    await until(() => heads(peer.text).length === 2);
    expect(heads(peer.text)).toEqual(["200", "503"]);
    expect(seen).toEqual(["GET /first"]);
  });

  it("passes what is no HTTP, also a first word that nothing follows", async () => {
    const rig = await startRig();
    const port = await rig.proxy("p", await serveEcho());
    await rig.toxic("p", { type: "http_status", attributes: { path: "/", status: 503 } });
    for (const text of ["\u0016\u0003\u0001\u0002", "hello\r\n", "GET / SPDY/3\r\n\r\n", "HELLO"]) {
      const peer = await open(port);
      peer.socket.write(text, "latin1");
      expect(await peer.receives(text.length)).toBe(text);
      peer.socket.write("GET / HTTP/1.1\r\n\r\n");
      expect(await peer.receives(text.length + 18)).toBe(`${text}GET / HTTP/1.1\r\n\r\n`);
    }
  });
});

async function world10(raw: HttpWorld["raw"]): Promise<string> {
  const peer = await raw();
  peer.socket.write("GET /no HTTP/1.0\r\n\r\n");
  await peer.ends();
  return peer.text;
}
