import { expect, it } from "vitest";
import { open, serveEcho, timed } from "../toxiproxy/support/rig.ts";
import { onBoth } from "./support/both.ts";

const TOXICS = "/proxies/p/toxics";
const TYPES = {
  latency: { latency: 0, jitter: 0 },
  bandwidth: { rate: 0 },
  slow_close: { delay: 0 },
  timeout: { timeout: 0 },
  reset_peer: { timeout: 0 },
  limit_data: { bytes: 0 },
  noop: {},
};

onBoth("c-D the toxics API", (backend) => {
  it("c35 POST answers 200 with the toxic, every attribute filled in", async () => {
    const { call, proxy } = await backend.rig();
    await proxy("p", 9);
    for (const [type, attributes] of Object.entries(TYPES)) {
      const made = await call("POST", TOXICS, { type, toxicity: 0.25, name: `${type}-1` });
      const shown = { attributes, name: `${type}-1`, type, stream: "downstream", toxicity: 0.25 };
      expect([made.status, made.json]).toEqual([200, shown]);
    }
  });

  it("c36 is downstream, of toxicity 1 and named for its type and stream, which is echoed as it was sent", async () => {
    const { call, proxy } = await backend.rig();
    await proxy("p", 9);
    const plain = await call("POST", TOXICS, { type: "latency" });
    expect(plain.json).toMatchObject({ stream: "downstream", toxicity: 1, name: "latency_downstream" });
    const loud = await call("POST", TOXICS, { type: "latency", stream: "UPSTREAM" });
    expect(loud.json).toMatchObject({ stream: "UPSTREAM", toxicity: 1, name: "latency_UPSTREAM" });
  });

  it("c37 checks JSON, then the stream, the type, the name, the attributes", async () => {
    const { call, proxy } = await backend.rig();
    await proxy("p", 9);
    const error = async (body: unknown): Promise<unknown[]> => {
      const { status, json } = await call("POST", TOXICS, body);
      return [status, json.error];
    };
    const wrong = { stream: "sideways", type: "down", name: "t", attributes: { latency: 1.5 } };
    const invalidStream = "stream was invalid, can be either upstream or downstream";
    await call("POST", TOXICS, { type: "noop", name: "t", stream: "upstream" });
    expect(await error("")).toEqual([400, "bad request body: EOF"]);
    expect(await error(wrong)).toEqual([400, invalidStream]);
    expect(await error({ ...wrong, stream: "" })).toEqual([400, invalidStream]);
    expect(await error({ ...wrong, stream: "upstream" })).toEqual([400, "invalid toxic type"]);
    const taken = { ...wrong, stream: "downstream", type: "latency" };
    expect(await error(taken)).toEqual([409, "toxic already exists"]);
    const text = "bad request body: json: cannot unmarshal number 1.5 into Go ";
    expect(await error({ ...taken, name: "new" })).toEqual([400, expect.stringContaining(text)]);
  });

  it("c38 has unique names over both streams, all eight types, no type called down, and HTTP only when it is ours", async () => {
    const { call, proxy } = await backend.rig();
    await proxy("p", 9);
    for (const type of Object.keys(TYPES)) {
      expect((await call("POST", TOXICS, { type, stream: "upstream" })).status).toBe(200);
    }
    const slicer = { type: "slicer", attributes: { average_size: 1 }, name: "slicer" };
    expect((await call("POST", TOXICS, slicer)).status).toBe(200);
    const again = await call("POST", TOXICS, { ...slicer, stream: "upstream" });
    expect(again.json).toEqual({ error: "toxic already exists", status: 409 });
    const down = await call("POST", TOXICS, { type: "down" });
    expect(down.json).toEqual({ error: "invalid toxic type", status: 400 });
    const refused = { type: "http_status", attributes: { path: "/", status: 503 } };
    const ours = { status: backend.on({ embedded: 200, server: 400 }) };
    expect(await call("POST", TOXICS, refused)).toMatchObject(ours);
  });

  it("c39 refuses a broken number and ignores unknown attributes; what is out of range is refused, or taken", async () => {
    const { call, proxy } = await backend.rig();
    await proxy("p", 9);
    const status = async (body: object): Promise<number> => (await call("POST", TOXICS, body)).status;
    const unknown = await call("POST", TOXICS, { type: "latency", name: "a", attributes: { nope: 1 } });
    expect([unknown.status, unknown.json.attributes]).toEqual([200, { latency: 0, jitter: 0 }]);
    for (const latency of [1.5, "1"]) {
      expect(await status({ type: "latency", name: "b", attributes: { latency } })).toBe(400);
    }
    const outOfRange = backend.on({ embedded: 400, server: 200 });
    expect(await status({ type: "latency", name: "c", attributes: { latency: -5 } })).toBe(outOfRange);
    expect(await status({ type: "noop", name: "d", toxicity: 7 })).toBe(outOfRange);
    expect(await status({ type: "noop", name: "e", toxicity: -1 })).toBe(outOfRange);
  });

  it("c40 lists upstream toxics first, each stream in order of adding; an unknown one is a 404", async () => {
    const { call, proxy } = await backend.rig();
    await proxy("p", 9);
    expect((await call("GET", TOXICS)).text).toBe("[]");
    for (const name of ["d1", "u1", "d2", "u2"]) {
      const stream = name.startsWith("u") ? "upstream" : "downstream";
      await call("POST", TOXICS, { name, stream, type: "noop" });
    }
    const listed = (await call("GET", TOXICS)).json;
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(["u1", "u2", "d1", "d2"]);
    expect((await call("GET", "/proxies/p")).json.toxics).toEqual(listed);
    expect((await call("GET", `${TOXICS}/d1`)).json).toEqual(listed[2]);
    for (const method of ["GET", "PATCH", "DELETE"]) {
      const answer = await call(method, `${TOXICS}/nope`, method === "PATCH" ? {} : undefined);
      expect(answer.json).toEqual({ error: "toxic not found", status: 404 });
    }
  });

  it.each(["PATCH", "POST"])(
    "c41 %s merges attributes, may change toxicity, and nothing else",
    async (method) => {
      const { call, proxy } = await backend.rig();
      await proxy("p", 9);
      await call("POST", TOXICS, { name: "t", type: "latency", attributes: { latency: 5, jitter: 2 } });
      const change = {
        name: "x",
        type: "noop",
        stream: "upstream",
        toxicity: 0.5,
        attributes: { latency: 9 },
      };
      const changed = await call(method, `${TOXICS}/t`, change);
      const now = { name: "t", type: "latency", stream: "downstream", toxicity: 0.5 };
      expect(changed.json).toEqual({ ...now, attributes: { latency: 9, jitter: 2 } });
      const broken = { toxicity: 0, attributes: { latency: 1, jitter: "x" } };
      expect((await call(method, `${TOXICS}/t`, broken)).status).toBe(400);
      const unchanged = { toxicity: 0.5, attributes: { latency: 9, jitter: 2 } };
      const inPart = { attributes: { latency: 1, jitter: 2 } };
      const left = backend.on<object>({ embedded: unchanged, server: inPart });
      expect((await call("GET", `${TOXICS}/t`)).json).toMatchObject(left);
    },
  );

  it("c42 runs several toxics of one type in order of adding, and their delays add up", async () => {
    const { call, proxy, toxic } = await backend.rig();
    const peer = await open(await proxy("p", await serveEcho()));
    for (const [name, latency] of Object.entries({ a: 60, b: 90 })) {
      await toxic("p", { type: "latency", name, attributes: { latency } });
    }
    const took = await timed(async () => {
      peer.socket.write("x");
      await peer.receives(1);
    });
    expect(took).toBeGreaterThanOrEqual(148);
    for (const name of ["a", "b"]) await call("DELETE", `${TOXICS}/${name}`);
    // In this order the first lets nothing through to the second; in the other one 4 bytes would pass.
    await toxic("p", { type: "bandwidth", name: "first", attributes: { rate: 0 } });
    await toxic("p", { type: "limit_data", name: "second", attributes: { bytes: 4 } });
    peer.socket.write("12345678");
    expect(await timed(() => call("DELETE", `${TOXICS}/first`))).toBeLessThan(5000);
    expect(await peer.ends()).toBe("end");
    expect(peer.text).toBe("x1234");
  });
});
