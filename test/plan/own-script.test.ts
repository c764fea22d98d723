import { describe, expect, test } from "vitest";
import { faults } from "../../faults/index.ts";
import { UsageError } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";
import { seconds } from "../../model/units.ts";
import { compilePlan, type Overrides } from "../../plan/compile-plan.ts";
import { describePlan, summarisePlan } from "../../plan/describe-plan.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { OWN, ownEdited } from "../support/own-script-text.ts";
import { complaintsOf, edited, scenarioOf } from "../support/scenario-text.ts";

const planOf = (text: string, overrides: Overrides = {}): Plan =>
  compilePlan(scenarioOf(text), { file: "own.yaml", sha256: "", catalogue: { faults, shapes } }, overrides);

describe("a scenario with a script of its own", () => {
  test("plans no calls, and keeps its promises about names and about checks", () => {
    const { traffic, objectives, checks } = planOf(OWN);
    const good = { status: "2xx", within: 200 };
    expect(traffic).toMatchObject({ calls: 0, arrivals: [], mix: [], replayIn: 60_000, timeout: 2000 });
    expect(traffic.script).toEqual({
      file: "./journey.ts",
      good: { status: "2xx", within: 500 },
      goods: [{ calls: "list of voters", good }],
      checks: ["list is not empty"],
    });
    expect(objectives).toEqual([{ id: "list of voters-1", calls: "list of voters", good, share: 0.99 }]);
    expect(checks).toEqual([{ id: "check-1", check: "list is not empty", share: 0.98 }]);
  });

  test("has its breaks at the moments of the day, which the replay stands for", () => {
    expect(planOf(OWN).breaks[0]?.windows.during.from).toBe(30_000);
  });

  test.each<[string, string, string, string]>([
    ["calls", "  replayIn: 60s", "  calls: 5000\n  replayIn: 60s", "8:3"],
    ["seed", "  replayIn: 60s", "  seed: 5\n  replayIn: 60s", "8:3"],
    ["spacing", "  replayIn: 60s", "  spacing: even\n  replayIn: 60s", "8:3"],
    ["shape", "  replayIn: 60s", "  shape: constant\n  replayIn: 60s", "8:3"],
    ["mix", "  replayIn: 60s", "  mix: []\n  replayIn: 60s", "8:3"],
  ])("refuses %s, which the script decides", (key, from, to, place) => {
    expect(complaintsOf(ownEdited(from, to))).toEqual([
      `${place}  "${key}" makes no sense with "k6": the script decides which calls are made, and when. Take it out.`,
    ]);
  });

  test("still knows a misspelled key", () => {
    expect(complaintsOf(ownEdited("replayIn: 60s", "replyIn: 60s"))).toEqual([
      '8:3  "replyIn" is not a key here. Did you mean "replayIn"?',
    ]);
  });

  test("refuses the peak, which nobody knows, and a ledger, whose keys nobody knows", () => {
    expect(complaintsOf(ownEdited('at: "12:00"', "at: peak"))).toEqual([
      '16:9  "peak" is not known for a script of your own: nobody can tell when it sends most. Write a moment of the day, such as "18:00".',
    ]);
    expect(complaintsOf(`${OWN}ledger: { get: "http://127.0.0.1:8080/ledger" }\n`)).toEqual([
      '21:1  "ledger" makes no sense with a script of your own: gameday does not know the keys of its writes. Take it out.',
    ]);
  });

  test.each<[string, string, string]>([
    [
      "of neither",
      "{ share: 98% }",
      '12:5  This entry needs either "calls", with a name that the script gives, or "check".',
    ],
    [
      "of both",
      "{ calls: a, check: b, share: 98% }",
      '12:5  This entry needs either "calls", with a name that the script gives, or "check".',
    ],
    [
      "of a check with an answer of its own",
      "{ check: b, good: { status: 2xx, within: 1s }, share: 98% }",
      '12:5  This entry takes "good" only with "calls": the script itself says when a check passes.',
    ],
    ["of a check without a name", '{ check: "", share: 98% }', '12:14  "check" must not be empty.'],
  ])("refuses a promise %s", (_, promise, complaint) => {
    expect(complaintsOf(ownEdited("{ check: list is not empty, share: 98% }", promise))).toEqual([complaint]);
  });

  test("refuses two ideas of what a good answer of one name is", () => {
    const text = ownEdited(
      "  - { check: list is not empty, share: 98% }",
      "  - { calls: list of voters, share: 9% }",
    );
    expect(complaintsOf(text)).toEqual([
      '12:14  The call "list of voters" already has an objective with another "good". Give both the same.',
    ]);
  });

  test.each<[string, Overrides]>([
    ["--calls", { calls: 60_000 }],
    ["--in", { replayIn: seconds(45) }],
    ["--seed", { seed: 7 }],
  ])("cannot be changed with %s", (flag, overrides) => {
    expect(() => planOf(OWN, overrides)).toThrow(UsageError);
    expect(() => planOf(OWN, overrides)).toThrow(
      `"${flag}" does nothing here: the script "./journey.ts" decides how many calls it makes, which, and when.`,
    );
  });

  test("says where to give a replay more time when its breaks do not fit", () => {
    const short = ownEdited("replayIn: 60s", "replayIn: 5s");
    const hint = expect.stringContaining("replayIn: ");
    expect(() => planOf(short)).toThrow(expect.objectContaining({ hint }));
  });

  test("is described without numbers that nobody can know", () => {
    const text = describePlan(planOf(OWN));
    expect(text).toContain(
      "Traffic   the calls that k6 makes with ./journey.ts, of the day from 00:00 to 24:00",
    );
    expect(text).toContain("no peak is tried in advance");
    expect(text).not.toMatch(/undefined|NaN|null|\b0 calls|0\/s|Mix|seed/u);
    expect(summarisePlan(planOf(OWN))).toMatchObject({
      calls: null,
      peakPerSecond: null,
      blastRadius: { callsAtRisk: null },
    });
  });
});

test("planned traffic makes no checks that a promise could be about", () => {
  const text = edited("{ calls: record-contact, share: 99.5% }", "{ check: is there, share: 99% }");
  expect(complaintsOf(text)).toContain(
    '22:7  "check" is for traffic of a k6 script of your own: only such a script has checks.',
  );
});
