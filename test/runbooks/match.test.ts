import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchAlert } from "../../runbooks/match/match-alert.ts";
import { matchNumbers, possible } from "../../runbooks/match/match-numbers.ts";
import { readLive, type LiveNumbers } from "../../runbooks/match/read-live.ts";
import { signature, type Figures } from "../../runbooks/signature-schema.ts";
import type { ReadRunbook } from "../../runbooks/index.ts";
import { tenRunbooks } from "../support/ten-runbooks.ts";

const runbooks = tenRunbooks();
const breakOf = ({ frontMatter }: ReadRunbook): string => frontMatter.id.split("/")[1] ?? "";
const measured = new Map(
  runbooks.map((runbook) => [breakOf(runbook), signature.parse(runbook.frontMatter["signature"])] as const),
);

/** What a dashboard would show in this phase. */
const seen = ({ state, ...figures }: Figures): LiveNumbers => ({
  ...figures,
  ...(state === null ? {} : { state }),
});
const during = (breakId: string): LiveNumbers => {
  const found = measured.get(breakId);
  if (found === undefined) throw new Error(`no signature of ${breakId}`);
  return seen(found.during);
};
const names = [...measured.keys()];

describe("the numbers of a break", () => {
  test.each(names)("match its own runbook first and surely: %s", (name) => {
    const match = matchNumbers(runbooks, during(name));
    expect(match.candidates[0]).toMatchObject({ confidence: "sure", distance: 0 });
    expect(breakOf(match.candidates[0]?.runbook ?? runbooks[0]!)).toBe(name);
    expect(match.isCalm).toBe(false);
  });

  test.each(names)("match no other runbook: %s", (name) => {
    const others = possible(matchNumbers(runbooks, during(name))).map(({ runbook }) => breakOf(runbook));
    expect(others).toEqual([name]);
  });

  test.each(names)("read a little differently are still its own: %s", (name) => {
    const near = fc.double({ min: 0.85, max: 1.15, noNaN: true });
    fc.assert(
      fc.property(near, near, near, (a, b, c) => {
        const { good = 0, p50Ms = 0, p99Ms = 0, ...rest } = during(name);
        const now = { ...rest, good: Math.min(1, good * a), p50Ms: p50Ms * b, p99Ms: p99Ms * c };
        const [first] = matchNumbers(runbooks, now).candidates;
        expect(first?.runbook === undefined ? "" : breakOf(first.runbook)).toBe(name);
        expect(["sure", "likely"]).toContain(first?.confidence);
      }),
      { numRuns: 30 },
    );
  });

  test("without its own runbook match none of the others", () => {
    for (const name of names) {
      const others = runbooks.filter((runbook) => breakOf(runbook) !== name);
      expect([name, possible(matchNumbers(others, during(name)))]).toEqual([name, []]);
    }
  });

  test("that look the same from outside are not called sure without the probe, and it is said what helps", () => {
    const { probes: _, deaths: __, ...outside } = during("database-slow");
    const match = matchNumbers(runbooks, outside);
    expect(possible(match).map(({ runbook, confidence }) => [breakOf(runbook), confidence])).toEqual([
      ["database-slow", "likely"],
      ["table-locked", "likely"],
    ]);
    expect(match.close.join("\n")).toContain("waiting-on-lock");
  });

  test("on a machine that is twice as slow match by how much slower they got", () => {
    const calm = measured.get("cache-lost")?.before;
    const now = during("cache-lost");
    const slow = { ...now, p50Ms: 2 * (now.p50Ms ?? 0), p99Ms: 2 * (now.p99Ms ?? 0) };
    const before = { p50Ms: 2 * (calm?.p50Ms ?? 0), p99Ms: 2 * (calm?.p99Ms ?? 0) };
    const [first] = matchNumbers(runbooks, { ...slow, before }).candidates;
    expect(first?.distance).toBe(0);
    expect(matchNumbers(runbooks, slow).candidates[0]?.distance).toBeGreaterThan(0);
  });
});

describe("numbers that fit nothing", () => {
  test("of a healthy day are called calm", () => {
    const calm = measured.get("database-slow")?.before;
    const match = matchNumbers(runbooks, calm == null ? {} : seen(calm));
    expect(match.isCalm).toBe(true);
  });

  test("of a trouble never measured match none", () => {
    const odd = { good: 0.65, p50Ms: 30, p99Ms: 90, errors: { "status 500": 0.35 } };
    const match = matchNumbers(runbooks, odd);
    expect([possible(match), match.isCalm]).toEqual([[], false]);
  });

  test("of one signal alone are never more than possible", () => {
    const [first] = matchNumbers(runbooks, { errors: { "status 429": 0.1 } }).candidates;
    expect(first?.confidence).toBe("possible");
  });

  test("are not compared with a runbook that has none", () => {
    const [first] = runbooks;
    if (first === undefined) throw new Error("no runbook");
    const bare: ReadRunbook = { ...first, frontMatter: { ...first.frontMatter, signature: undefined } };
    const match = matchNumbers([bare], during("database-slow"));
    expect(match).toMatchObject({ candidates: [], unmeasured: [bare.frontMatter.id] });
  });
});

describe("each signal says", () => {
  test("what is seen, what was measured, and whether they agree", () => {
    const now = { ...during("database-slow"), errors: { closed: 1 } };
    const of = matchNumbers(runbooks, now).candidates.find(
      ({ runbook }) => breakOf(runbook) === "database-slow",
    );
    expect(of?.signals.find(({ name }) => name === "main error")).toMatchObject({
      now: "100 % closed",
      measured: "36 % status 503",
      nearness: "no match",
    });
    expect(of?.signals.find(({ name }) => name === "p99")).toMatchObject({ nearness: "match" });
  });
});

describe("an alert leads to its runbook", () => {
  const alert = { name: "", isFiring: true, runbookUrl: "", text: "" };
  const matched = (change: Partial<typeof alert>): readonly string[] => {
    const match = matchAlert(runbooks, { ...alert, ...change });
    return match.by === "nothing" ? [match.by] : [match.by, breakOf(match.runbook)];
  };

  test.each([
    ["its name", { name: "GotvElectionDayDiskFull" }, ["name", "disk-full"]],
    [
      "the address of its page",
      { runbookUrl: "https://x.example/r/gotv-election-day/disk-full/" },
      ["address", "disk-full"],
    ],
    [
      "an address with a file",
      { runbookUrl: "https://x.example/disk-full.md?x=1#y" },
      ["address", "disk-full"],
    ],
    ["its words", { name: "SmsErrors", text: "the gateway answers 429" }, ["words", "sms-gateway-rejects"]],
    ["nothing", { name: "Zzzz", text: "qqqq" }, ["nothing"]],
  ])("by %s", (_by, change, expected) => {
    expect(matched(change)).toEqual(expected);
  });
});

describe("what is seen is read", () => {
  test("from the body that Alertmanager posts", () => {
    const body = {
      version: "4",
      status: "firing",
      alerts: [
        {
          status: "resolved",
          labels: { alertname: "A" },
          annotations: { runbook_url: "u", summary: "s" },
          startsAt: "x",
        },
        { labels: {} },
      ],
    };
    expect(readLive(JSON.stringify(body), "-")).toEqual({
      kind: "alerts",
      alerts: [
        { name: "A", isFiring: false, runbookUrl: "u", text: "s" },
        { name: "", isFiring: true, runbookUrl: "", text: "" },
      ],
    });
  });

  test.each([
    ["no JSON", "{", '"x.json" is not JSON.'],
    ["a share above one", '{"good": 55}', '"good": must be a share from 0 to 1'],
    ["a misspelt key", '{"p50": 3}', "p50"],
    ["no number", "{}", "has no number to match"],
    ["only the numbers before", '{"before": {"p50Ms": 3}}', "has no number to match"],
    ["no alert", '{"alerts": []}', 'has no alert in its "alerts"'],
    ["alerts that are none", '{"alerts": [3]}', "alerts.0"],
    ["a list", "[]", "cannot be matched"],
    ["null", "null", "cannot be matched"],
  ])("and refused with a sentence: %s", (_what, text, message) => {
    expect(() => readLive(text, "x.json")).toThrow(message);
  });
});
