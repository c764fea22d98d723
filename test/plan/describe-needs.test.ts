import { expect, it } from "vitest";
import type { Change } from "../../model/toxic.ts";
import { ratio } from "../../model/units.ts";
import { needLines } from "../../plan/describe-needs.ts";
import { describePlan } from "../../plan/describe-plan.ts";
import { aBreak, aPlan } from "../support/a-plan.ts";

const slowCalls: Change = {
  kind: "toxic",
  link: "database",
  toxic: {
    type: "http_delay",
    attributes: { path: "/", method: "", latency: 1000, jitter: 0 },
    stream: "downstream",
    toxicity: ratio(1),
  },
};

it("a plan that breaks single calls says that it needs the embedded Toxiproxy, and for which breaks", () => {
  const breaks = [aBreak(), aBreak({ id: "vendor-late", changes: [slowCalls] })];
  const said =
    "the embedded Toxiproxy, not --toxiproxy server: vendor-late breaks single calls, which only that can";
  expect(needLines(aPlan({ breaks }))).toEqual([`Needs     ${said}`]);
  expect(describePlan(aPlan({ breaks }))).toContain(`\nNeeds     ${said}\n`);
});

it("any other plan needs nothing", () => {
  expect(needLines(aPlan({ breaks: [aBreak()] }))).toEqual([]);
});
