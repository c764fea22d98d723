import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";
import type { Plan } from "../../model/plan.ts";
import { compilePlan, type Overrides } from "../../plan/compile-plan.ts";
import { partsOf } from "../../plan/inputs.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { complaintsOf, edited, scenarioOf, VALID } from "../support/scenario-text.ts";

const planOf = (text: string, overrides: Overrides = {}): Plan =>
  compilePlan(scenarioOf(text), { file: "day.yaml", sha256: "", catalogue: { faults, shapes } }, overrides);

const EXCEPTION =
  "gate: breaks-fixed, break: gotv-dead, signedBy: Field director, on: 2012-11-01, until: 2012-11-07, why: Paper";
const withException = (text: string): string => `${VALID}exceptions: [ { ${text} } ]\n`;
const graded = (grades: string): string =>
  edited("    symptom: Calls time out\n", `    symptom: Calls time out\n    ${grades}\n`);
const FALLBACK =
  "    fallback: { title: Paper, trigger: x, decides: x, capacity: x, sharesFateWith: none, steps: [Call] }\n";
const DRILLED = FALLBACK.replace(
  "steps: [Call]",
  "steps: [Call], drilled: { on: 2012-10-20, took: 31m, reached: 94% }",
);
const withFallback = (fallback: string): string =>
  edited("    noFix: It restarts by itself.\n", `    noFix: It restarts by itself.\n${fallback}`);

describe("what people sign", () => {
  it("is in the plan as it was written", () => {
    const text = `${withException(EXCEPTION)}date: 2012-11-06\naskedUsers: [ { who: 12 captains, on: 2012-10-20, learned: lists } ]\n`;
    expect(planOf(text)).toMatchObject({
      date: "2012-11-06",
      exceptions: [
        {
          gate: "breaks-fixed",
          break: "gotv-dead",
          signedBy: "Field director",
          on: "2012-11-01",
          until: "2012-11-07",
          why: "Paper",
        },
      ],
      askedUsers: [{ who: "12 captains", on: "2012-10-20", learned: "lists" }],
    });
  });

  it("is no part of a plan that needs none", () => {
    const keys = Object.keys(planOf(VALID));
    for (const key of ["exceptions", "date", "askedUsers", "leftOut"]) expect(keys).not.toContain(key);
  });

  it.each([
    [
      "a gate that nobody can answer for",
      EXCEPTION.replace("breaks-fixed", "no-write-lost"),
      "can never be excepted",
    ],
    [
      "a gate that is none",
      EXCEPTION.replace("breaks-fixed", "x"),
      "must be a gate that somebody may answer for",
    ],
    ["no break where a break is meant", EXCEPTION.replace("break: gotv-dead, ", ""), 'needs "break"'],
    ["a break where none is meant", EXCEPTION.replace("breaks-fixed", "day-carried"), "makes no sense here"],
    ["a break that is none", EXCEPTION.replace("gotv-dead", "gotv-ded"), 'Did you mean "gotv-dead"?'],
    ["no signature", EXCEPTION.replace("signedBy: Field director, ", ""), "signedBy"],
    ["no reason", EXCEPTION.replace(", why: Paper", ""), "why"],
    [
      "an end before its beginning",
      EXCEPTION.replace("until: 2012-11-07", "until: 2012-10-31"),
      'must not be before "on"',
    ],
    ["a day that no month has", EXCEPTION.replace("2012-11-07", "2012-11-31"), 'such as "2012-11-06"'],
    ["a moment for a day", EXCEPTION.replace("2012-11-07", "2012-11-07T00:00:00Z"), 'such as "2012-11-06"'],
    ["an unknown key", `${EXCEPTION}, forever: true`, "forever"],
  ])("is refused with %s", (_, exception, complaint) => {
    expect(complaintsOf(withException(exception)).join("\n")).toContain(complaint);
  });
});

describe("the grades of a break", () => {
  it("are in the plan, and nothing stands in for them", () => {
    const [graded5, plain] = planOf(graded("impact: 5\n    likelihood: 4")).breaks;
    expect(graded5).toMatchObject({ impact: 5, likelihood: 4 });
    expect(plain).not.toHaveProperty("impact");
  });

  it.each(["impact: 0", "impact: 6", "likelihood: 2.5", "likelihood: high"])("are refused as %s", (grade) => {
    expect(complaintsOf(graded(grade)).join("\n")).toMatch(/from 1 to 5/u);
  });
});

const digest = (text: string) => text;
const people = (text: string) => partsOf(scenarioOf(text), digest)["gotv-dead"]?.people;

describe("a drill", () => {
  it("stands with its fallback", () => {
    expect(
      planOf(withFallback(DRILLED)).breaks.find(({ id }) => id === "gotv-dead")?.fallback?.drilled,
    ).toEqual({
      on: "2012-10-20",
      took: 31 * 60_000,
      reached: 0.94,
    });
  });

  it("makes no runbook stale: it changes nothing that people do", () => {
    expect(people(withFallback(DRILLED))).toBe(people(withFallback(FALLBACK)));
    expect(people(withFallback(FALLBACK))).not.toBe(people(VALID));
  });

  it("is refused without its day", () => {
    const text = withFallback(DRILLED.replace("on: 2012-10-20, ", ""));
    expect(complaintsOf(text).join("\n")).toContain('"on"');
  });
});

describe("a run of a part of the day", () => {
  it("names the breaks that it leaves out, as heavy as they are", () => {
    const text = graded("impact: 4\n    severity: sev1");
    expect(planOf(text, { only: "gotv-dead" }).leftOut).toEqual([
      { id: "database-slow", owner: "gotv-platform", severity: "sev1", impact: 4 },
    ]);
  });

  it("says how long the replay of the scenario takes", () => {
    const half = planOf(VALID, { replayIn: (300_000 / 2) as never });
    expect([planOf(VALID).traffic.replayOfDay, half.traffic.replayOfDay]).toEqual([undefined, 300_000]);
  });
});
