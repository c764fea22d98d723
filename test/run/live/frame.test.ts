import { expect, it } from "vitest";
import type { Plan } from "../../../model/plan.ts";
import { redactMarked } from "../../../model/redact.ts";
import { millis, seconds } from "../../../model/units.ts";
import { wholeFrame } from "../../../run/live/frame.ts";
import { RunView } from "../../../run/live/run-view.ts";
import { aPlan } from "../../support/a-plan.ts";

const curveOf = (replaySeconds: number, arrivals: readonly number[]) => {
  const plan: Plan = aPlan();
  const traffic = { ...plan.traffic, replayIn: seconds(replaySeconds), bucket: millis(100), arrivals };
  const view = new RunView({ ...plan, traffic }, redactMarked);
  return wholeFrame(view, "players", String).whole.curve;
};

it.each([1, 45, 719, 721, 1950, 21_600])("draws a steady day of %i s as a straight line", (length) => {
  const curve = curveOf(
    length,
    Array.from({ length: length * 10 }, () => 10),
  );
  expect(new Set(curve.map(([, rate]) => rate))).toEqual(new Set([100]));
  expect(curve.length).toBeGreaterThan(length < 720 ? length - 1 : 360);
  expect(curve.length).toBeLessThanOrEqual(720);
  expect(curve[0]?.[0]).toBe(0);
});

it("keeps the peak of a second on a day that fits, and its place", () => {
  const arrivals = Array.from({ length: 600 }, (_, bucket) => (bucket >= 300 && bucket < 310 ? 50 : 10));
  const curve = curveOf(60, arrivals);
  expect(curve.filter(([, rate]) => rate > 100)).toEqual([[30, 500]]);
});
