import { describe, expect, it } from "vitest";
import { startRig } from "./support/rig.ts";

const TOXICS = "/proxies/p/toxics";

describe("toxics over the API", () => {
  it("refuse values out of range, also those that would crash the original", async () => {
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
});
