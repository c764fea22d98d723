import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checksOf } from "../../../findings/alerts/checks.ts";
import { judgeRun } from "../../../findings/judge-run.ts";
import { watchBreak } from "../../../findings/alerts/watch-break.ts";
import type { Readiness } from "../../../model/readiness.ts";
import { seconds } from "../../../model/units.ts";
import { alertFiles } from "../../../runbooks/index.ts";
import { HOSTILE_TEXTS, hostileDay } from "../../support/a-hostile-day.ts";
import { aPlan } from "../../support/a-plan.ts";
import { aRecord } from "../../support/a-record.ts";
import { theFirstBreak, theRecordedDay } from "../../support/a-recorded-day.ts";
import { needPromtool } from "../../support/needs.ts";
import { promtool, type PromtoolEnd } from "../../support/promtool.ts";

const path = needPromtool();
const day = theRecordedDay();

/** The unit test of a readiness, after its rules were changed. */
function testRules(readiness: Readiness, change = (rules: string): string => rules): PromtoolEnd {
  const [rules, ...tests] = alertFiles(readiness);
  if (rules === undefined || path === undefined) throw new Error("There is nothing to test.");
  const changed = change(rules.text);
  return promtool(path, ["test", "rules"], [{ ...rules, text: changed }, ...tests]);
}

describe.skipIf(path === undefined)("the alerts of a recorded day, in promtool", () => {
  it("are sound rules", () => {
    const end = promtool(path ?? "", ["check", "rules"], alertFiles(day).slice(0, 1));
    expect(end.output).toContain("SUCCESS: 4 rules found");
    expect(end.code).toBe(0);
  });

  it("are silent before each break, fire in time, and are silent after it", () => {
    expect(testRules(day)).toMatchObject({ code: 0, output: expect.stringContaining("SUCCESS") });
  });

  it.each([
    ["a budget that is a hundred times as large", (rules: string) => rules.replaceAll("0.02 *", "2 *")],
    ["an hour to wait", (rules: string) => rules.replaceAll(/^(\s+)expr: \|$/gmu, "$1for: 1h\n$1expr: |")],
    [
      "45 seconds to wait",
      (rules: string) => rules.replaceAll(/^(\s+)expr: \|$/gmu, "$1for: 45s\n$1expr: |"),
    ],
    ["a limit that a healthy minute reaches", (rules: string) => rules.replaceAll('!="good"', '=~".*"')],
    [
      "a signature of another break",
      (rules: string) => rules.replaceAll('outcome="status 503"', 'outcome="closed"'),
    ],
    ["another runbook", (rules: string) => rules.replaceAll("runbook open", "runbook close")],
    ["another owner", (rules: string) => rules.replaceAll('owner: "gotv-platform"', 'owner: "nobody"')],
    ["calls that nobody makes", (rules: string) => rules.replaceAll("next-voter", "next-vote")],
  ])("fail their test with %s", (_what, change) => {
    const end = testRules(theFirstBreak(), change);
    expect(end.output).toContain("FAILED");
    expect(end.code).not.toBe(0);
  });

  it("are tested at the time that is true when they are late", () => {
    const breaks = day.breaks.slice(2).map(({ planned }) => ({ ...planned, alertWithin: seconds(15) }));
    expect(testRules(theRecordedDay({ breaks })).code).toBe(0);
  });

  it.each(HOSTILE_TEXTS)("are only text when every text is %s", (_what, text) => {
    expect(testRules(hostileDay(text))).toMatchObject({ code: 0 });
  });
});

/** A day of an hour in a minute, whose break is as good as these shares, second by second. */
function aDayLike({
  calls,
  shares,
}: {
  readonly calls: number;
  readonly shares: readonly number[];
}): Readiness {
  const plan = aPlan({ traffic: { ...aPlan().traffic, day: { from: 360, to: 420 }, calls: 120 * calls } });
  const good = (second: number): number => shares[(second - 20) % shares.length] ?? 1;
  const record = aRecord(plan)
    .withPhase("day", { calls })
    .withPhase("canary", { calls })
    .withPhase("before", { calls });
  for (const phase of ["during", "fixed", "after"]) record.withPhase(phase, { good, calls });
  const built = record.build();
  const readiness = judgeRun(built);
  const breaks = readiness.breaks.map((finding) => {
    const { alert } = finding;
    const watched = watchBreak(finding.id, built, {
      compression: readiness.day.compression,
      hasRecovered: finding.recoveredAfterMs !== undefined,
    });
    if (alert?.watch === undefined || watched === undefined) throw new Error("The fault was never on.");
    const moments = Array.from({ length: watched.replay.steps - 4 }, (_, index) => index + 4);
    return {
      ...finding,
      alert: { ...alert, watch: { ...alert.watch, checks: checksOf(alert, watched, moments) } },
    };
  });
  return { ...readiness, breaks };
}

/** Two samples after the fault, the limit lies between the growths that versions of Prometheus tell. */
const ONE_STEP_YOUNG = { calls: 1000, shares: [0.972] };
const FALLING = { calls: 500, shares: [0.5, 0.9, 0.98, 0.99, 1] };

/** Often near the limit, which one to twelve in a hundred bad calls reach. */
const aShare = fc.oneof(
  fc.constant(1),
  fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  fc.integer({ min: 80, max: 100 }).map((percent) => percent / 100),
);

const aCase = fc.record({
  calls: fc.integer({ min: 20, max: 3000 }),
  shares: fc.array(aShare, { minLength: 1, maxLength: 36 }),
});

describe.skipIf(path === undefined)("what is computed here about an alert", () => {
  it("is what promtool says at every moment, whatever the shares of good calls are", () => {
    fc.assert(
      fc.property(fc.array(aCase, { minLength: 4, maxLength: 4 }), (cases) => {
        const files = cases.flatMap((one, index) => {
          const readiness = aDayLike(one);
          return alertFiles({ ...readiness, scenario: { ...readiness.scenario, id: `day-${index}` } });
        });
        const tests = files.filter(({ name }) => name.endsWith("_test.yml")).map(({ name }) => name);
        const sorted = [...files].sort(
          (a, b) => (a.name.endsWith("_test.yml") ? 1 : -1) - (b.name.endsWith("_test.yml") ? 1 : -1),
        );
        const end = promtool(path ?? "", ["test", "rules", ...tests.slice(0, -1)], sorted);
        expect(end.output).not.toContain("FAILED");
        expect(end.code).toBe(0);
      }),
      { numRuns: 3, examples: [[[ONE_STEP_YOUNG, FALLING]]] },
    );
  });
});
