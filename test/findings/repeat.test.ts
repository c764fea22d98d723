import { expect, it } from "vitest";
import { repeatOf } from "../../findings/repeat.ts";
import { describePlan } from "../../plan/describe-plan.ts";
import { aPlan } from "../support/a-plan.ts";
import { aRecord } from "../support/a-record.ts";

const plan = aPlan({ scenario: { ...aPlan().scenario, file: "my day; rm -rf ~.yaml" } });

it("a command that repeats a run names its file as one word of a shell", () => {
  expect(repeatOf(aRecord(plan).build())).toMatch(/^gameday run 'my day; rm -rf ~\.yaml' --calls /u);
});

it("so does a plan that says how to run it", () => {
  expect(describePlan(plan)).toContain("gameday run 'my day; rm -rf ~.yaml'");
});
