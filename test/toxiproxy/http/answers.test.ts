import { describe, expect, it } from "vitest";
import { startHttpWorld } from "../support/http-world.ts";
import { pause, serve, startRig, open, timed, until } from "../support/rig.ts";

const TEXT = "0123456789".repeat(50);

describe("http_delay", () => {
  it("holds back only the answers that it means, and lets them out when it comes off", async () => {
    const { http, off, ask } = await startHttpWorld();
    await http("http_delay", { path: "/slow", latency: 200, jitter: 50 });
    expect(await timed(() => ask("/slow"))).toBeGreaterThanOrEqual(148);
    expect((await ask("/quick")).body).toBe("GET /quick ");
    await off("http_delay");
    await http("http_delay", { path: "/slow", latency: 1_000_000 });
    const waiting = ask("/slow");
    await pause(100);
    await off("http_delay");
    expect((await waiting).body).toBe("GET /slow ");
  });

  it("adds up, and its time is limited as that of every toxic", async () => {
    const { http, call, ask } = await startHttpWorld();
    for (const [name, latency] of Object.entries({ a: 60, b: 90 })) {
      await call("POST", "/proxies/p/toxics", {
        name,
        type: "http_delay",
        attributes: { path: "/", latency },
      });
    }
    expect(await timed(() => ask("/"))).toBeGreaterThanOrEqual(148);
    await http("http_delay", { path: "/", latency: 1_000_000, ttl: 200 });
    expect((await ask("/")).status).toBe(200);
    expect((await call("GET", "/proxies/p/toxics")).json).toHaveLength(2);
  });

  it("pushes back on a service rather than hold all of a large answer", async () => {
    let sent = 0;
    const { http, ask, off } = await startHttpWorld((_asked, answer) => {
      const more = (): void => {
        sent += 1;
        if (sent > 400) answer.end();
        else if (answer.write(Buffer.alloc(100_000))) more();
        else answer.once("drain", more);
      };
      more();
    });
    await http("http_delay", { path: "/", latency: 1_000_000 });
    const waiting = ask("/");
    let before = -1;
    await until(async () => {
      before = sent;
      await pause(300);
      return sent > 9 && sent === before;
    });
    expect(sent).toBeLessThan(400);
    await off("http_delay");
    expect((await waiting).body).toHaveLength(40_000_000);
  });
});

/** Sends TEXT in two pieces, for /csv with a pause. */
const service = (framing: string) =>
  startHttpWorld((asked, answer) => {
    if (framing === "length") answer.setHeader("content-length", TEXT.length);
    answer.write(TEXT.slice(0, 120));
    setTimeout(() => answer.end(TEXT.slice(120)), asked.url === "/csv" ? 20 : 0);
  });

describe("http_cut", () => {
  it.each(["length", "chunks"])(
    "an honest cut of a body with its %s is seen by the client",
    async (framing) => {
      const { http, ask } = await service(framing);
      await http("http_cut", { path: "/csv", bytes: 200, honest: true });
      expect(await ask("/csv")).toMatchObject({ status: 200, body: TEXT.slice(0, 200), isCut: true });
      expect(await ask("/other")).toMatchObject({ body: TEXT, isCut: false });
    },
  );

  it.each(["length", "chunks"])("another cut of a body with its %s looks complete", async (framing) => {
    const { http, ask } = await service(framing);
    await http("http_cut", { path: "/csv", bytes: 100 });
    for (let times = 0; times < 3; times += 1) {
      expect(await ask("/csv")).toMatchObject({ status: 200, body: TEXT.slice(0, 100), isCut: false });
      expect(await ask("/other")).toMatchObject({ body: TEXT, isCut: false });
    }
  });

  it("leaves alone what is no longer than that, and answers without a body", async () => {
    const { http, ask } = await service("length");
    await http("http_cut", { path: "/", bytes: TEXT.length, honest: true });
    expect(await ask("/csv")).toMatchObject({ body: TEXT, isCut: false });
    expect((await ask("/csv", { method: "HEAD" })).headers["content-length"]).toBe(`${TEXT.length}`);
  });

  it("that comes off in the middle of an answer still ends it as announced", async () => {
    const { http, off, ask } = await startHttpWorld((asked, answer) => {
      answer.setHeader("content-length", TEXT.length);
      answer.write(TEXT.slice(0, 50));
      setTimeout(() => answer.end(TEXT.slice(50)), asked.url === "/csv" ? 150 : 0);
    });
    await http("http_cut", { path: "/csv", bytes: 100 });
    const cut = ask("/csv");
    await pause(70);
    await off("http_cut");
    expect(await cut).toMatchObject({ body: TEXT.slice(0, 100), isCut: false });
    expect(await ask("/csv")).toMatchObject({ body: TEXT, isCut: false });
  });
});

describe("http_slow_headers", () => {
  it("lets the head of an answer trickle, and nothing else", async () => {
    const { http, raw } = await startHttpWorld();
    await http("http_slow_headers", { path: "/slow", duration: 300 });
    const peer = await raw();
    const took = await timed(async () => {
      peer.socket.write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      await until(() => peer.text.endsWith("GET /slow "));
    });
    expect(took).toBeGreaterThanOrEqual(298);
    expect(peer.arrivals.length).toBeGreaterThan(4);
    const before = peer.arrivals.length;
    peer.socket.write("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n");
    await until(() => peer.text.endsWith("GET /quick "));
    expect(peer.arrivals.length - before).toBeLessThan(4);
  });

  it("comes off in the middle of a head, which is whole at once", async () => {
    const { http, off, ask } = await startHttpWorld();
    await http("http_slow_headers", { path: "/", duration: 1_000_000 });
    const waiting = ask("/a");
    await pause(100);
    await off("http_slow_headers");
    expect((await waiting).body).toBe("GET /a ");
  });
});

describe("what is no plain request and answer", () => {
  const TOXICS = ["http_status", "http_delay", "http_cut", "http_slow_headers"];

  it.each([
    ["Upgrade", "GET /chat HTTP/1.1\r\nUpgrade: x\r\n\r\n", "HTTP/1.1 101 Switching Protocols\r\n\r\n"],
    ["CONNECT", "CONNECT h:1 HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n"],
  ])("%s leads to bytes that nobody reads", async (_, ask, answer) => {
    const rig = await startRig();
    const service = await serve((socket) => {
      socket.once("data", () => {
        socket.write(answer);
        socket.on("data", (chunk) => socket.write(chunk));
      });
    });
    const port = await rig.proxy("p", service);
    for (const type of TOXICS) await rig.toxic("p", { type, attributes: { path: "/none", status: 500 } });
    const peer = await open(port);
    peer.socket.write(ask);
    await peer.receives(answer.length);
    const bytes = "GET /none HTTP/1.1\r\n\r\n\u0000\u0001";
    peer.socket.write(bytes);
    expect(await peer.receives(answer.length + bytes.length)).toBe(answer + bytes);
  });

  it("an Upgrade that the service does not take leaves the connection as it was", async () => {
    const { http, raw, seen } = await startHttpWorld();
    await http("http_status", { path: "/no", status: 503 });
    const peer = await raw();
    peer.socket.write("GET /a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
    await until(() => peer.text.endsWith("GET /a "));
    peer.socket.write("GET /no HTTP/1.1\r\nHost: x\r\n\r\n");
    await until(() => peer.text.includes("HTTP/1.1 503"));
    expect(seen).toEqual(["GET /a"]);
  });

  it("an answer that is none passes as it is, and who waits for a refusal behind it does not wait for ever", async () => {
    const rig = await startRig();
    const port = await rig.proxy(
      "p",
      await serve((socket) => socket.once("data", () => socket.write("what?\r\n"))),
    );
    await rig.toxic("p", { type: "http_status", attributes: { path: "/no", status: 503 } });
    const peer = await open(port);
    peer.socket.write("GET /a HTTP/1.1\r\n\r\nGET /no HTTP/1.1\r\n\r\n");
    expect(await peer.ends()).toBe("end");
    expect(peer.text).toBe("what?\r\n");
  });
});
