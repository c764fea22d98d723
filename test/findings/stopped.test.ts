import { describe, expect, it } from "vitest";
import { judgeRun } from "../../findings/judge-run.ts";
import type { StopCondition } from "../../model/stop-conditions.ts";
import { ratio, seconds } from "../../model/units.ts";
import { formats } from "../../reports/index.ts";
import { aPlan } from "../support/a-plan.ts";
import { aRecord, type RecordBuilder } from "../support/a-record.ts";

const TEXT = "3 of 20 calls of <next-voter> were good in the last 10 s (15 %), and its stopUnder is 80 %";
const limited = () => aRecord(aPlan({ stop: { errorBudget: ratio(0.02), late: seconds(1) } }));

/** Everything was fine until this condition was reached at second 58, behind the break. */
const stoppedBy = (condition: StopCondition): RecordBuilder =>
  limited()
    .withEvent({ at: seconds(57), kind: "stop-reached", condition, text: TEXT })
    .stoppedAt(58)
    .withEvents((events) =>
      events.map((event) =>
        event.kind === "run-ended" ? { ...event, how: "stopped", reason: TEXT } : event,
      ),
    );

const gateOf = (builder: RecordBuilder) =>
  judgeRun(builder.build()).gates.find(({ id }) => id === "not-stopped");

describe("a run that ended itself", () => {
  it.each(["floor", "error-budget"] as const)("for its %s is NOT READY, and says why", (condition) => {
    expect(judgeRun(stoppedBy(condition).build())).toMatchObject({
      verdict: "NOT READY",
      interrupted: true,
      stopped: TEXT,
      sentence: `Stopped by its own condition: ${TEXT}; everything is healed.`,
      troubles: expect.arrayContaining([TEXT]),
    });
    expect(gateOf(stoppedBy(condition))).toMatchObject({ pass: false, evidence: TEXT });
  });

  it("for a late generator is INCONCLUSIVE: it has measured itself", () => {
    expect(judgeRun(stoppedBy("late").build())).toMatchObject({ verdict: "INCONCLUSIVE", stopped: TEXT });
    expect(gateOf(stoppedBy("late"))?.pass).toBe("inconclusive");
  });

  it("and is not healed does not say that it is", () => {
    const unhealed = stoppedBy("floor").withEvents((events) =>
      events.map((event) => (event.kind === "healed" ? { ...event, ok: false } : event)),
    );
    expect(judgeRun(unhealed.build()).sentence).toBe(
      `Stopped by its own condition: ${TEXT}; not everything is healed.`,
    );
  });

  it.each(formats.names)("says why in %s, once as a sentence", (name) => {
    const text = formats.get(name).render(judgeRun(stoppedBy("floor").build()));
    const words = text
      .replaceAll(/&lt;|\\u003c/gu, "<")
      .replaceAll("&gt;", ">")
      .replaceAll(/\s+/gu, " ");
    expect(words).toContain(`Stopped by its own condition: ${TEXT}; everything is healed.`);
  });

  it.each(["html", "markdown", "terminal"])("is not called interrupted in %s", (name) => {
    const text = formats.get(name).render(judgeRun(stoppedBy("floor").build()));
    expect(text).toContain("The run stopped itself.");
    expect(text).not.toContain("The run was interrupted");
  });
});

describe("a run that came to its end", () => {
  it("with stop conditions has a gate that says which it did not reach", () => {
    expect(gateOf(limited())).toMatchObject({
      pass: true,
      evidence:
        "it would stop when more than 2 % of all planned calls are not good outside of the faults; or when the load generator is more than 1 s late (p99) in 3 seconds running",
    });
    expect(judgeRun(limited().build())).toMatchObject({ verdict: "READY", interrupted: false });
    expect(judgeRun(limited().build())).not.toHaveProperty("stopped");
  });

  it("without any has no such gate", () => {
    expect(gateOf(aRecord())).toBeUndefined();
  });
});
