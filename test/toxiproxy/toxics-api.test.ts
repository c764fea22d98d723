import { describe, expect, it } from "vitest";
import { startRig } from "./support/rig.ts";

const TOXICS = "/proxies/p/toxics";

describe("toxics over the API", () => {
  it("35, 36: are filled in with defaults, and echo the stream as it was sent", async () => {
    const { call, proxy } = await startRig();
    await proxy("p", 9);
    const made = await call("POST", TOXICS, { type: "latency" });
    expect(made.status).toBe(200);
    expect(made.json).toEqual({
      attributes: { latency: 0, jitter: 0 },
      name: "latency_downstream",
      type: "latency",
      stream: "downstream",
      toxicity: 1,
    });
    const loud = await call("POST", TOXICS, { type: "latency", stream: "UPSTREAM", toxicity: 0.1 });
    expect(loud.json).toMatchObject({ name: "latency_UPSTREAM", stream: "UPSTREAM", toxicity: 0.1 });
  });

  it("37, 38: are checked in order: body, stream, type, name, attributes", async () => {
    const { call, proxy } = await startRig();
    await proxy("p", 9);
    const error = async (body: unknown): Promise<unknown[]> => {
      const { status, json } = await call("POST", TOXICS, body);
      return [status, json.error];
    };
    const wrong = { stream: "sideways", type: "down", attributes: { latency: 1.5 } };
    const invalidStream = "stream was invalid, can be either upstream or downstream";
    expect(await error("")).toEqual([400, "bad request body: EOF"]);
    expect(await error(wrong)).toEqual([400, invalidStream]);
    expect(await error({ ...wrong, stream: "" })).toEqual([400, invalidStream]);
    expect(await error({ ...wrong, stream: "upstream" })).toEqual([400, "invalid toxic type"]);
    await call("POST", TOXICS, { type: "noop", name: "t", stream: "upstream" });
    expect(await error({ name: "t", type: "latency", attributes: { latency: 1.5 } })).toEqual([
      409,
      "toxic already exists",
    ]);
    expect(await error({ type: "latency", attributes: { latency: 1.5 } })).toEqual([
      400,
      expect.stringMatching(
        /^bad request body: json: cannot unmarshal number 1\.5 into .*latency of type int64$/,
      ),
    ]);
  });

  it("39, 53, 57: refuse values out of range, also those that would crash the original", async () => {
    const { call, proxy } = await startRig();
    await proxy("p", 9);
    for (const toxic of [
      { type: "latency", attributes: { latency: -1 } },
      { type: "latency", attributes: { latency: "1" } },
      { type: "bandwidth", attributes: { rate: -1 } },
      { type: "slicer" },
      { type: "slicer", attributes: { average_size: 10, size_variation: 11 } },
      { type: "timeout", attributes: { timeout: 3_000_000_000 } },
      { type: "noop", toxicity: 7 },
      { type: "noop", toxicity: -0.1 },
      { type: "noop", toxicity: "1" },
      { type: "noop", name: "a/b" },
      { type: "noop", ttl: 0 },
    ]) {
      expect([toxic, (await call("POST", TOXICS, toxic)).status]).toEqual([toxic, 400]);
    }
    expect((await call("GET", TOXICS)).json).toEqual([]);
    expect((await call("POST", TOXICS, { type: "latency", attributes: { nope: 1 } })).status).toBe(200);
  });

  it("40: are listed upstream first, each in order of adding, and unknown ones are 404", async () => {
    const { call, proxy } = await startRig();
    await proxy("p", 9);
    for (const [name, stream] of [
      ["d1", "downstream"],
      ["u1", "upstream"],
      ["d2", "downstream"],
      ["u2", "upstream"],
    ]) {
      await call("POST", TOXICS, { name, stream, type: "noop" });
    }
    const names = (await call("GET", TOXICS)).json.map((toxic: { name: string }) => toxic.name);
    expect(names).toEqual(["u1", "u2", "d1", "d2"]);
    for (const method of ["GET", "PATCH", "DELETE"]) {
      const answer = await call(method, `${TOXICS}/nope`, method === "PATCH" ? {} : undefined);
      expect(answer.json).toEqual({ error: "toxic not found", status: 404 });
    }
    expect((await call("GET", "/proxies/none/toxics")).json.error).toBe("proxy not found");
  });

  it.each(["PATCH", "POST"])(
    "41: %s merges attributes, may change toxicity, and is all or nothing",
    async (method) => {
      const { call, proxy } = await startRig();
      await proxy("p", 9);
      await call("POST", TOXICS, { name: "t", type: "latency", attributes: { latency: 5, jitter: 2 } });
      const changed = await call(method, `${TOXICS}/t`, {
        name: "other",
        type: "noop",
        stream: "upstream",
        toxicity: 0.5,
        attributes: { latency: 9 },
      });
      const now = {
        attributes: { latency: 9, jitter: 2 },
        name: "t",
        type: "latency",
        stream: "downstream",
        toxicity: 0.5,
      };
      expect([changed.status, changed.json]).toEqual([200, now]);
      expect(
        (await call(method, `${TOXICS}/t`, { toxicity: 0, attributes: { latency: 1, jitter: "x" } })).status,
      ).toBe(400);
      expect((await call("GET", `${TOXICS}/t`)).json).toEqual(now);
      const removed = await call("DELETE", `${TOXICS}/t`);
      expect([removed.status, removed.text]).toEqual([204, ""]);
      expect((await call("GET", TOXICS)).text).toBe("[]");
    },
  );
});
