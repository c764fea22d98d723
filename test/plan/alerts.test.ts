import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";
import type { Plan } from "../../model/plan.ts";
import { compilePlan } from "../../plan/compile-plan.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { complaintsOf, edited, scenarioOf, VALID } from "../support/scenario-text.ts";

const planOf = (text: string): Plan =>
  compilePlan(scenarioOf(text), { file: "day.yaml", sha256: "", catalogue: { faults, shapes } });

const withAlerts = (alerts: string): string => `${VALID}alerts: ${alerts}\n`;
const firingWithin = (within: string): string =>
  edited("    symptom: Calls time out\n", `    symptom: Calls time out\n    alertWithin: ${within}\n`);

describe("the alerts of a scenario", () => {
  it("are in its plan", () => {
    const text = withAlerts('{ runbooks: "https://r.example.org/${break}.html", metric: "edge:calls" }');
    expect(planOf(text).alerts).toEqual({
      runbooks: "https://r.example.org/${break}.html",
      metric: "edge:calls",
    });
  });

  it("say nothing unless it is written, and must fire within 30 s", () => {
    const { alerts, breaks } = planOf(VALID);
    expect([alerts, breaks[0]?.alertWithin]).toEqual([undefined, 30_000]);
    expect(planOf(firingWithin("2m")).breaks[0]?.alertWithin).toBe(120_000);
  });

  it.each([
    ["an unknown key", withAlerts("{ runbook: x }"), "runbooks"],
    ["a relative address", withAlerts("{ runbooks: docs/runbooks }"), "must be an https:// address"],
    [
      "an address that runs",
      withAlerts('{ runbooks: "javascript:alert(1)" }'),
      "must be an https:// address",
    ],
    [
      "an address with a quote",
      withAlerts("{ runbooks: 'https://x.example/\"' }"),
      "must be an https:// address",
    ],
    ["an unknown place", withAlerts('{ runbooks: "https://x.example/${owner}" }'), 'knows no "${owner}"'],
    ["a metric that is none", withAlerts('{ metric: "calls{}" }'), "must be the name of a counter"],
    ["less time than Prometheus takes", firingWithin("10s"), "must be at least 15s"],
  ])("refuse %s", (_what, text, complaint) => {
    expect(complaintsOf(text).join("\n")).toContain(complaint);
  });
});
