import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";
import type { Plan } from "../../model/plan.ts";
import { compilePlan } from "../../plan/compile-plan.ts";
import { describePlan, summarisePlan } from "../../plan/describe-plan.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { OWN, ownEdited } from "../support/own-script-text.ts";
import { complaintsOf, edited, scenarioOf, VALID } from "../support/scenario-text.ts";

const PROMISE = "{ calls: record-contact, share: 99.5% }";
const floored = (floor: string): string => edited(PROMISE, PROMISE.replace("}", `, stopUnder: ${floor} }`));
const stopping = (stop: string, text = VALID): string => `${text}stop: ${stop}\n`;

const planOf = (text: string): Plan =>
  compilePlan(scenarioOf(text), { file: "day.yaml", sha256: "", catalogue: { faults, shapes } });

describe("stop conditions of a scenario", () => {
  it("are in its plan: floors with their objectives, the others on their own", () => {
    const { objectives, stop } = planOf(stopping("{ errorBudget: 2%, late: 1s }", floored("80%")));
    expect(objectives[0]).toMatchObject({ id: "record-contact-1", share: 0.995, stopUnder: 0.8 });
    expect(stop).toEqual({ errorBudget: 0.02, late: 1000 });
  });

  it("are none unless they are written", () => {
    const plan = planOf(VALID);
    expect([plan.stop, "stopUnder" in (plan.objectives[0] ?? {})]).toEqual([undefined, false]);
    expect(summarisePlan(plan).stopsIf).toEqual([]);
    expect(describePlan(plan)).not.toContain("Stops if");
  });

  it.each([
    [
      "a floor above the promise",
      floored("99.6%"),
      '"99.6%" must be at most the "share" of the same objective.',
    ],
    [
      "a floor that nothing is under",
      floored("0%"),
      '"0%" must be above 0%: no share of good calls is under it.',
    ],
    ["a floor without its unit", floored("80"), '"80" must be a share in per cent, such as "99.5%".'],
    ["no condition at all", stopping("{}"), '"stop" needs "errorBudget" or "late", or both.'],
    ["a budget above everything", stopping("{ errorBudget: 101% }"), '"101%" must be at most 100%.'],
    ["no time to be late", stopping("{ late: 0s }"), '"0s" must be more than no time at all.'],
    ["a key that there is not", stopping("{ laet: 1s }"), '"laet" is not a key here. Did you mean "late"?'],
  ])("refuse %s", (_, text, complaint) => {
    expect(complaintsOf(text).map((line) => line.replace(/^\d+:\d+ {2}/u, ""))).toEqual([complaint]);
  });

  it("are shown by the plan, each in a line", () => {
    const text = describePlan(planOf(stopping("{ errorBudget: 2%, late: 1s }", floored("80%"))));
    expect(text).toContain(`
Stops if  under 80 % of record-contact are good over 10 s outside of the faults
      or  more than 2 % of all planned calls are not good outside of the faults
      or  the load generator is more than 1 s late (p99) in 3 seconds running
`);
  });
});

describe("with a script of the user's own", () => {
  it("floors hold for the names that it gives its calls", () => {
    const text = ownEdited("within: 200ms }, share: 99% }", "within: 200ms }, share: 99%, stopUnder: 70% }");
    expect(planOf(text).objectives).toMatchObject([{ calls: "list of voters", share: 0.99, stopUnder: 0.7 }]);
    expect(summarisePlan(planOf(text)).stopsIf).toEqual([
      "under 70 % of list of voters are good over 10 s outside of the faults",
    ]);
  });

  it("a check has no floor, and nothing is known that the others could be held to", () => {
    expect(complaintsOf(ownEdited("share: 98% }", "share: 98%, stopUnder: 70% }"))).toEqual([
      '12:5  This entry takes "stopUnder" only with "calls": only calls are watched while they are made.',
    ]);
    expect(complaintsOf(stopping("{ late: 1s }", OWN))).toEqual([
      '21:1  "stop" makes no sense with a script of your own: nobody knows how many calls it makes, and when they are due. Take it out; "stopUnder" of an objective works.',
    ]);
  });
});
