import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";

const link = "database";

const attributesOf = (name: string, params: object): unknown[] =>
  faults
    .get(name)
    .changes({ link, ...params })
    .map((change) => (change.kind === "toxic" ? change.toxic : change));

const complaintOf = (name: string, params: object): string | undefined =>
  faults.get(name).params.safeParse({ link, ...params }).error?.issues[0]?.message;

describe("what Toxiproxy is told", () => {
  it.each([
    [
      "slow-link",
      { latency: "200ms", jitter: "50ms", direction: "upstream", connections: "25%" },
      { type: "latency", attributes: { latency: 200, jitter: 50 }, stream: "upstream", toxicity: 0.25 },
    ],
    // One kilobyte is 1,000 bytes, as Toxiproxy counts.
    [
      "thin-link",
      { rate: "50KB/s" },
      { type: "bandwidth", attributes: { rate: 50 }, stream: "downstream", toxicity: 1 },
    ],
    [
      "reset-link",
      { after: "1.5s" },
      { type: "reset_peer", attributes: { timeout: 1500 }, stream: "downstream", toxicity: 1 },
    ],
    // The only toxic that counts in microseconds.
    [
      "chopped-link",
      { size: 100, variation: 20, pause: "1.5ms" },
      {
        type: "slicer",
        attributes: { average_size: 100, size_variation: 20, delay: 1500 },
        stream: "downstream",
        toxicity: 1,
      },
    ],
    [
      "lost-answer",
      { after: 64 },
      { type: "limit_data", attributes: { bytes: 64 }, stream: "downstream", toxicity: 1 },
    ],
    [
      "slow-close-link",
      { delay: "2s" },
      { type: "slow_close", attributes: { delay: 2000 }, stream: "downstream", toxicity: 1 },
    ],
    ["cut-link", {}, { kind: "cut", link }],
  ])("%s %o", (name, params, wanted) => {
    expect(attributesOf(name, params)).toEqual([wanted]);
  });

  it("a stalled link is silent in both directions and never closes by itself", () => {
    expect(attributesOf("stalled-link", {})).toEqual([
      { type: "timeout", attributes: { timeout: 0 }, stream: "upstream", toxicity: 1 },
      { type: "timeout", attributes: { timeout: 0 }, stream: "downstream", toxicity: 1 },
    ]);
  });

  it("a hook is what the scenario does, with what takes it back", () => {
    const hook = {
      what: "contacts is locked",
      on: { run: "touch on" },
      off: { http: { delete: "http://127.0.0.1:1/x" } },
    };
    expect(faults.get("hook").changes(hook)).toEqual([
      {
        kind: "hook",
        what: "contacts is locked",
        on: { kind: "run", command: "touch on" },
        off: { kind: "http", method: "DELETE", url: "http://127.0.0.1:1/x" },
      },
    ]);
    expect(faults.get("hook").describe(hook)).toBe("contacts is locked");
  });

  it("a process is killed or paused", () => {
    expect(faults.get("kill-process").changes({ process: "api" })).toEqual([
      { kind: "kill", process: "api" },
    ]);
    expect(faults.get("pause-process").changes({ process: "api" })).toEqual([
      { kind: "pause", process: "api" },
    ]);
  });
});

describe("what is refused, because it would crash Toxiproxy, hold up healing or be no fault at all", () => {
  it.each([
    [
      "hook",
      { what: "x", on: { run: "touch on" }, off: {} },
      'must have "run" or "http", exactly one of them',
    ],
    ["slow-link", { latency: "0ms" }, 'must be longer than "0ms"'],
    ["slow-link", { latency: "0.5ms" }, 'must be whole milliseconds, such as "200ms"'],
    ["slow-link", { latency: "2h" }, 'must be at most "1h"'],
    ["slow-link", { latency: "200" }, 'must be a duration with its unit, such as "200ms", "30s" or "5m"'],
    [
      "slow-link",
      { latency: "10ms", jitter: "20ms" },
      "must not be more than the latency, because no delay is below zero",
    ],
    ["slow-link", { latency: "10ms", connections: "0%" }, 'must be above "0%"'],
    ["thin-link", { rate: "0KB/s" }, 'must be between "1KB/s" and "1000000KB/s"'],
    ["thin-link", { rate: "-5KB/s" }, 'must be a rate in whole kilobytes, such as "50KB/s"'],
    ["thin-link", { rate: 50 }, 'must be a rate in whole kilobytes, such as "50KB/s"'],
    ["chopped-link", { size: 0 }, "must be at least 1 byte"],
    ["chopped-link", { size: 10, variation: 10 }, "must be smaller than the size, because no piece is empty"],
    ["chopped-link", { size: 10, variation: -1 }, "must not be below zero"],
    ["chopped-link", { size: 10, pause: "11s" }, 'must be at most "10s"'],
    ["lost-answer", { after: -1 }, "must not be below zero"],
    ["lost-answer", { after: 1.5 }, "must be a whole number of bytes"],
    ["reset-link", { after: "3s" }, 'must be at most "2s"'],
    ["slow-close-link", { delay: "0s" }, 'must be longer than "0ms"'],
  ])("%s %o: %s", (name, params, complaint) => {
    expect(complaintOf(name, params)).toBe(complaint);
  });
});

it("a slice is never empty, whatever size and variation pass", () => {
  fc.assert(
    fc.property(fc.integer({ min: -5, max: 200 }), fc.integer({ min: -5, max: 200 }), (size, variation) => {
      const passes = complaintOf("chopped-link", { size, variation }) === undefined;
      expect(passes).toBe(size >= 1 && variation >= 0 && variation < size);
    }),
  );
});

describe("what people read", () => {
  it.each([
    [
      "slow-link",
      { latency: "200ms", jitter: "50ms" },
      "200 ms (give or take 50 ms) on every answer over database",
    ],
    [
      "slow-link",
      { latency: "1.5s", direction: "upstream", connections: "25%" },
      "1.5 s on every request over database, on 25 % of the connections",
    ],
    ["thin-link", { rate: "50KB/s" }, "at most 50 KB/s of answers on each connection over database"],
    ["cut-link", {}, "all connections over database close and new ones are refused"],
    ["stalled-link", {}, "nothing arrives over database in either direction while its connections stay open"],
    ["reset-link", {}, "every connection over database is reset when its next answer starts"],
    [
      "reset-link",
      { after: "200ms" },
      "every connection over database is reset 200 ms after its next answer starts",
    ],
    [
      "chopped-link",
      { size: 1000, variation: 20, pause: "5ms" },
      "answers over database in pieces of about 1,000 bytes (give or take 20), 5 ms apart",
    ],
    [
      "lost-answer",
      {},
      "requests over database get through, but every connection closes before an answer arrives",
    ],
    ["lost-answer", { after: 64 }, "every connection over database closes after 64 bytes of answers"],
    ["slow-close-link", { delay: "2s" }, "connections over database close 2 s late"],
  ])("%s %o", (name, params, text) => {
    expect(faults.get(name).describe({ link, ...params })).toBe(text);
  });
});

it("a misspelt fault is found", () => {
  expect(() => faults.get("slow-lnk")).toThrow('There is no fault called "slow-lnk".');
});
