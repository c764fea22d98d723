import { describe, expect, it } from "vitest";
import { judgeRun } from "../../../findings/judge-run.ts";
import type { Plan } from "../../../model/plan.ts";
import { seconds } from "../../../model/units.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";
import { aRecord, type RecordBuilder } from "../../support/a-record.ts";

const pageOne = (builder: RecordBuilder) => judgeRun(builder.build()).pageOne;
const of = (change: Partial<Plan>): RecordBuilder => aRecord(aPlan(change));

describe("a risk", () => {
  it("tells the calls of the day that fail each minute, and how long its budget lasts", () => {
    // 100 calls a second, 1,080 times faster than the day: 5.6 a minute, of which nine in ten fail.
    expect(pageOne(aRecord())?.risks).toEqual([
      {
        break: "database-slow",
        symptom: "Calls time out",
        severity: "sev1",
        weight: 15,
        affected: {
          share: 0.9,
          callsPerMinute: 5.6,
          failingPerMinute: 5,
          budget: 60,
          budgetLasts: { kind: "spent", afterMs: 720_000 },
        },
        decision: "Have somebody at hand for degraded all day, or make it harmless.",
        by: "gotv-platform",
        before: "2012-12-06",
      },
    ]);
  });

  it("stands for the whole day when the run sent a part of its calls", () => {
    const { traffic } = aPlan();
    const part = of({ traffic: { ...traffic, callsOfDay: traffic.calls * 10 } });
    expect(pageOne(part)?.risks[0]?.affected).toMatchObject({
      callsPerMinute: 55.6,
      failingPerMinute: 50,
      budget: 600,
      budgetLasts: { kind: "spent", afterMs: 720_000 },
    });
    expect(pageOne(part)?.scope).toContain("6,000 of the 60,000 calls of the day");
  });

  it("is none when every promise was kept without a fix", () => {
    expect(pageOne(aRecord().withPhase("during", { good: 1, latency: 4 }))?.risks).toEqual([]);
  });

  it.each([
    [
      "nothing helps and no fallback is written",
      { good: 0.5 },
      "Write a fix that helps, or write a fallback",
    ],
    ["nobody could judge it", { calls: 0 }, "Rehearse it again: "],
  ])("asks for a decision when %s", (_, behaviour, decision) => {
    const phase = "good" in behaviour ? "fixed" : "before";
    expect(pageOne(aRecord().withPhase(phase, behaviour))?.risks[0]?.decision).toContain(decision);
  });

  it("asks to mend what does not come back", () => {
    const never = of({ breaks: [aBreak({ permanentFix: "Queue it." })] }).withPhase("after", { good: 0.5 });
    expect(pageOne(never)?.risks[0]?.decision).toBe(
      "Mend it and rehearse again, for it does not come back: Queue it.",
    );
  });

  it("that was left out comes before one that is fixed, and is not measured", () => {
    const leftOut = [{ id: "cache-lost", severity: "sev2", owner: "cache-team" }] as const;
    const risks = pageOne(of({ leftOut }))?.risks ?? [];
    expect(risks.map((one) => one.break)).toEqual(["cache-lost", "database-slow"]);
    expect(risks[0]).toMatchObject({ by: "cache-team", decision: expect.stringContaining("Rehearse it") });
    expect(risks[0]).not.toHaveProperty("affected");
  });

  it("is one of at most three", () => {
    const leftOut = ["a", "b", "c", "d"].map((id) => ({ id, severity: "sev1", owner: "x" }) as const);
    expect(pageOne(of({ leftOut }))?.risks).toHaveLength(3);
  });
});

const kinds = (builder: RecordBuilder) => pageOne(builder)?.sentences.map(({ kind }) => kind);

describe("the five sentences", () => {
  it("are told in their order, each with a plain yes or no", () => {
    expect(pageOne(aRecord())?.sentences.map(({ text }) => text)).toEqual([
      "Ask users",
      "Test it",
      "Break it",
      "Document the fix",
      "Have a back-up plan",
    ]);
    expect(kinds(aRecord())).toEqual(["no", "yes", "yes", "yes", "no"]);
  });

  it("know of users who were asked, and what was learned", () => {
    const askedUsers = [{ who: "12 captains", on: "2012-10-20", learned: "lists must load" }];
    expect(pageOne(of({ askedUsers }))?.sentences[0]).toEqual({
      text: "Ask users",
      kind: "yes",
      evidence: "12 captains, on 2012-10-20: lists must load",
    });
  });

  it.each([
    ["the day is not carried", aRecord().withPhase("day", { good: 0.5 }), 1],
    ["a break has no outcome", aRecord().withPhase("canary", { latency: 4 }), 2],
    ["a break is left out", of({ leftOut: [{ id: "x", severity: "sev1", owner: "y" }] }), 2],
    ["no fix helps", aRecord().withPhase("fixed", { good: 0.5 }), 3],
  ])("say no when %s", (_, builder, index) => {
    expect(kinds(builder)?.[index]).toBe("no");
  });

  it("say yes to a back-up plan only when it was drilled", () => {
    const fallback = {
      title: "Paper",
      trigger: "x",
      decides: "x",
      capacity: "x",
      sharesFateWith: "none",
      steps: ["x"],
    };
    const drilled = { on: "2012-11-01", took: seconds(60), reached: 0.95 as never };
    expect(kinds(of({ breaks: [aBreak({ fallback })] }))?.[4]).toBe("no");
    expect(kinds(of({ breaks: [aBreak({ fallback: { ...fallback, drilled } })] }))?.[4]).toBe("yes");
  });
});

it("owners sign for the breaks that are theirs, once each", () => {
  const leftOut = [
    { id: "a", severity: "sev1", owner: "cache-team" },
    { id: "b", severity: "sev1", owner: "gotv-platform" },
  ] as const;
  expect(pageOne(of({ leftOut }))?.signs).toEqual([
    { owner: "gotv-platform", breaks: ["database-slow", "b"] },
    { owner: "cache-team", breaks: ["a"] },
  ]);
});
