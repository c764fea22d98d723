import { expect, it } from "vitest";
import { Silence } from "../../../run/guardian/silence.ts";

/** Looks every 250 ms from one moment to another, and gives the first at which the run was silent for too long. */
function firstAlarm(silence: Silence, from: number, to: number): number | undefined {
  for (let now = from; now <= to; now += 250) if (silence.isTooLong(now)) return now;
  return undefined;
}

it("a run is silent for too long after ten seconds without a sign", () => {
  const silence = new Silence(0);
  silence.sign(1000);
  expect(firstAlarm(silence, 250, 60_000)).toBe(11_250);
});

it("a run that gives signs is not", () => {
  const silence = new Silence(0);
  for (let now = 0; now < 60_000; now += 1000) {
    silence.sign(now);
    expect(firstAlarm(silence, now, now + 999)).toBeUndefined();
  }
});

it("a guardian that was asleep, as with a whole machine, gives the run its full time once more", () => {
  const silence = new Silence(0);
  expect(firstAlarm(silence, 250, 5000)).toBeUndefined();
  const awake = 3_600_000;
  expect(firstAlarm(silence, awake, awake + 60_000)).toBe(awake + 10_250);
});

it("a machine that is merely busy does not postpone it", () => {
  const silence = new Silence(0);
  for (let now = 2500; now <= 10_000; now += 2500) expect(silence.isTooLong(now)).toBe(false);
  expect(silence.isTooLong(12_500)).toBe(true);
});
