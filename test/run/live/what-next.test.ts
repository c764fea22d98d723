import { expect, it } from "vitest";
import { seconds } from "../../../model/units.ts";
import { whatNext } from "../../../run/live/what-next.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";

// Before 10-20, during 20-30, fixed 30-42, after 42-56.
const plan = aPlan({ breaks: [aBreak()] });
const at = (phase: string, enteredAt: number, begun: readonly string[] = ["database-slow"]) =>
  whatNext(plan, { phase, enteredAt: seconds(enteredAt), begun: new Set(begun) });

it("counts down to the next break, and behind the last one to the end of the traffic", () => {
  expect(at("day", 0, [])).toEqual({
    text: "database-slow: a look at the link, then the baseline",
    at: seconds(10),
  });
  expect(at("day", 56)).toEqual({ text: "the traffic ends", at: plan.traffic.replayIn });
});

it("knows inside of a break what follows on what, counted from when it really began", () => {
  for (const phase of ["canary", "settle", "before"])
    expect(at(`database-slow/${phase}`, 10)).toEqual({
      text: "database-slow: the fault goes on",
      at: seconds(20),
    });
  expect(at("database-slow/during", 21)).toMatchObject({
    text: expect.stringMatching(/^database-slow: fix: /u),
    at: seconds(31),
  });
  expect(at("database-slow/fixed:degraded", 31)).toEqual({
    text: "database-slow: the fault goes off",
    at: seconds(43),
  });
  expect(at("database-slow/after", 33)).toEqual({
    text: "database-slow: the break is over",
    at: seconds(47),
  });
});
