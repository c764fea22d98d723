import { describe, expect, it } from "vitest";
import { judgeRun } from "../../../findings/judge-run.ts";
import { aPlan } from "../../support/a-plan.ts";
import { aRecord, type RecordBuilder } from "../../support/a-record.ts";

const pageOf = (builder: RecordBuilder) => {
  const { pageOne, verdict } = judgeRun(builder.build());
  return { verdict, tasks: pageOne?.tasks ?? [], risks: pageOne?.risks ?? [] };
};

const late = aRecord().withLateness((row) => ({ ...row, dropped: 5 }));

describe("what the verdict waits for beside the breaks", () => {
  it("is nothing when the day is ready, and nothing when only a break is open", () => {
    expect(pageOf(aRecord())).toMatchObject({ verdict: "READY", tasks: [] });
    expect(pageOf(aRecord().withPhase("fixed", { good: 0.5 }))).toMatchObject({
      verdict: "NOT READY",
      tasks: [],
      risks: [{ decision: expect.stringContaining("Write a fix") }],
    });
  });

  it.each([
    ["a promise is broken on the day itself", aRecord().withPhase("day", { good: 0.5 }), "keep its promises"],
    ["a write is lost", aRecord().withLedger({ lost: 3 }), "Find out why acknowledged writes were lost"],
    ["nobody counted the writes", aRecord().without("ledger"), "Count the writes"],
    ["the generator was late", late, "on a quieter or larger machine"],
    ["the evidence is too old on the day", aRecord(aPlan({ date: "2013-06-01" })), "nearer to the day"],
  ])("is told with who and by when, if %s", (_, builder, task) => {
    const { verdict, tasks } = pageOf(builder);
    expect(verdict).toMatch(/NOT READY|INCONCLUSIVE/u);
    expect(tasks).toEqual([
      {
        task: expect.stringContaining(task),
        by: "gotv-platform",
        before: expect.stringMatching(/^201[23]-/u),
      },
    ]);
  });

  it("is one thing for a run that was not finished", () => {
    expect(pageOf(aRecord().stoppedAt(25)).tasks.map(({ task }) => task)).toEqual([
      "Rehearse again, to the end.",
    ]);
  });

  it("begins with healing when something is still broken", () => {
    const broken = aRecord().withEvents((events) =>
      events.map((event) => (event.kind === "healed" ? { ...event, ok: false } : event)),
    );
    expect(pageOf(broken).tasks[0]?.task).toContain("Run gameday heal");
  });

  it("is first of all load that was sent in time, for what else failed may have failed of that", () => {
    const both = aRecord()
      .withPhase("day", { good: 0.5 })
      .withLateness((row) => ({ ...row, dropped: 5 }));
    expect(pageOf(both).tasks.map(({ task }) => task.slice(0, 30))).toEqual([
      "Rehearse again on a quieter or",
      "Make the system keep its promi",
    ]);
  });

  it("is nothing that somebody answers for", () => {
    const exceptions = [
      { gate: "day-carried", signedBy: "Field director", on: "2012-11-01", until: "2012-12-30", why: "x" },
    ] as const;
    const signed = aRecord(aPlan({ exceptions })).withPhase("day", { good: 0.5 });
    expect(pageOf(signed)).toMatchObject({ verdict: "READY WITH CONDITIONS", tasks: [] });
  });

  it("leaves no verdict but READY without somebody who must do something", () => {
    for (const builder of [
      late,
      aRecord().withLedger({ doubled: 1 }),
      aRecord().withPhase("after", { good: 0.5 }),
    ]) {
      const { verdict, tasks, risks } = pageOf(builder);
      expect(verdict).not.toBe("READY");
      expect(tasks.length + risks.length).toBeGreaterThan(0);
    }
  });
});
