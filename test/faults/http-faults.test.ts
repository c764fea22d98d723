import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";
import { httpToxics } from "../../toxiproxy/http/toxics/index.ts";

const on = { link: "vendor", path: "/pay" };

const CASES = [
  [
    "refused-calls",
    { ...on, status: 429, retryAfter: "30s", body: "busy", share: "30%" },
    {
      type: "http_status",
      attributes: { path: "/pay", method: "", status: 429, retry_after: 30, body: "busy" },
    },
    '30 % of the calls to /pay over vendor are answered 429, with "try again in 30 s", and never get there',
  ],
  [
    "slow-calls",
    { ...on, method: "POST", latency: "2s", jitter: "500ms", share: "30%" },
    { type: "http_delay", attributes: { path: "/pay", method: "POST", latency: 2000, jitter: 500 } },
    "30 % of the POST calls to /pay over vendor are answered 2 s (give or take 500 ms) late",
  ],
  [
    "cut-answers",
    { ...on, after: 1000, share: "30%" },
    { type: "http_cut", attributes: { path: "/pay", method: "", bytes: 1000, honest: true } },
    "the answers to 30 % of the calls to /pay over vendor end after 1,000 bytes, and the connection closes",
  ],
  [
    "slow-headers",
    { ...on, lasting: "10s", share: "30%" },
    { type: "http_slow_headers", attributes: { path: "/pay", method: "", duration: 10_000 } },
    "the headers of the answers to 30 % of the calls to /pay over vendor take 10 s to arrive",
  ],
] as const;

describe.each(CASES)("%s", (name, params, spec, text) => {
  it("is a toxic on answers, on a share of the calls", () => {
    const toxic = { ...spec, stream: "downstream", toxicity: 0.3 };
    expect(faults.get(name).changes(params)).toEqual([{ kind: "toxic", link: "vendor", toxic }]);
    expect(faults.get(name).describe(params)).toBe(text);
  });

  it("tells the embedded Toxiproxy exactly what its toxic has", () => {
    const known = httpToxics.find(({ type }) => type === spec.type)?.attributes ?? {};
    expect(Object.keys(known).sort()).toEqual(Object.keys(spec.attributes).sort());
  });
});

it("half a file that looks complete is a cut that is not honest", () => {
  const params = { ...on, after: 10, looksComplete: true };
  expect(faults.get("cut-answers").changes(params)).toMatchObject([
    { toxic: { toxicity: 1, attributes: { honest: false } } },
  ]);
  expect(faults.get("cut-answers").describe(params)).toBe(
    "the answers to all calls to /pay over vendor end after 10 bytes, and look complete",
  );
});

describe("what is refused", () => {
  it.each([
    ["refused-calls", { status: 101 }, "must be a status from 200 to 599"],
    ["refused-calls", { status: "429" }, "must be a status from 200 to 599"],
    ["refused-calls", { status: 204, body: "x" }, "must be left out, because this status has none"],
    ["refused-calls", { status: 503, retryAfter: "1500ms" }, 'must be whole seconds, such as "30s"'],
    [
      "refused-calls",
      { status: 503, path: "pay" },
      'must be a path such as "/pay", or a pattern such as "/v1/*/pay"',
    ],
    [
      "refused-calls",
      { status: 503, path: "/a b" },
      'must be a path such as "/pay", or a pattern such as "/v1/*/pay"',
    ],
    ["refused-calls", { status: 503, method: "post" }, 'must be a method in capitals, such as "POST"'],
    ["refused-calls", { status: 503, share: "0%" }, 'must be above "0%"'],
    [
      "slow-calls",
      { latency: "1s", jitter: "2s" },
      "must not be more than the latency, because no delay is below zero",
    ],
    ["cut-answers", { after: -1 }, "must not be below zero"],
    ["cut-answers", { after: 1, looksComplete: "yes" }, "must be true or false"],
    ["slow-headers", { lasting: "0s" }, 'must be longer than "0ms"'],
  ])("%s %o: %s", (name, params, complaint) => {
    const refused = faults.get(name).params.safeParse({ ...on, ...params });
    expect(refused.error?.issues[0]?.message).toBe(complaint);
  });
});
