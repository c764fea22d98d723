import { describe, expect, it } from "vitest";
import type { Day } from "../../../model/traffic.ts";
import { millis } from "../../../model/units.ts";
import { arrivalsPerBucket } from "../../../plan/arrivals.ts";
import { clicksAt } from "../../../scenarios/traffic/mailing.ts";
import { shapes } from "../../../scenarios/traffic/index.ts";

const HOUR = 60;
const WHOLE: Day = { from: 0, to: 24 * HOUR };

/** Whole calls per stretch of the day, and how many there are in all. */
interface Counted {
  readonly calls: number;
  readonly minutes: number;
  readonly params?: object;
  readonly day?: Day;
}

function callsPer(
  name: string,
  { calls, minutes, params = {}, day = shapes.get(name).day }: Counted,
): number[] {
  return arrivalsPerBucket({
    calls,
    density: shapes.get(name).density(params, day),
    replayIn: millis(day.to - day.from),
    bucket: millis(minutes),
    seed: 1,
    spacing: "even",
  });
}

/** The density at a moment of the clock, in minutes after midnight. */
function at(name: string, minute: number, params: object = {}, day = shapes.get(name).day): number {
  return shapes.get(name).density(params, day)((minute - day.from) / (day.to - day.from));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const complaintOf = (name: string, params: object): string | undefined =>
  shapes.get(name).params.safeParse(params).error?.issues[0]?.message;

describe("five-day-ramp", () => {
  const growth = 100 ** (1 / 5);
  const days = [0, 1, 2, 3, 4, 5].map((day) => 12_000 * growth ** day);

  it("has 12,000 calls on the first day, 1.2 million on the last, and 2.51 times more from each to the next", () => {
    const calls = Math.round(sum(days));
    const counted = callsPer("five-day-ramp", { calls, minutes: 24 * HOUR });
    expect(sum(counted)).toBe(calls);
    for (const [day, wanted] of days.entries())
      expect(Math.abs((counted[day] ?? 0) - wanted)).toBeLessThan(5);
    expect(growth).toBeCloseTo(2.51, 2);
  });

  it("has its peak at 18:00 Eastern of the last day, as a polling day has", () => {
    const counted = callsPer("five-day-ramp", { calls: 2_000_000, minutes: HOUR });
    expect(counted.indexOf(Math.max(...counted))).toBe(5 * 24 + 18);
    expect(at("five-day-ramp", 3 * HOUR)).toBe(0);
  });

  it("takes other days, and is refused where the day ends before the last begins", () => {
    const params = { firstDay: 100, lastDay: 400, days: 2 };
    const three = { from: 0, to: 72 * HOUR };
    expect(callsPer("five-day-ramp", { calls: 700, minutes: 24 * HOUR, params, day: three })).toEqual([
      100, 200, 400,
    ]);
    expect(at("five-day-ramp", 80 * HOUR, params, { from: 0, to: 96 * HOUR })).toBe(0);
    expect(() => shapes.get("five-day-ramp").density({}, WHOLE)).toThrow(
      '"five-day-ramp" has 5 days before its last, and the day of the scenario ends at "24:00", before the last begins.',
    );
    expect(complaintOf("five-day-ramp", { days: 7 })).toBe("must be at most 6");
  });
});

describe("tv-spike", () => {
  it("stands at 148,000 a minute for ten minutes over 50 a second, and adds up", () => {
    const day = { from: 0, to: 2 * HOUR };
    const edges = (148_000 - 3000) * (0.5 + 20 / 2);
    const calls = 120 * 3000 + 10 * (148_000 - 3000) + edges;
    const counted = callsPer("tv-spike", { calls, minutes: 1, day });
    expect(sum(counted)).toBe(calls);
    expect(counted.slice(61, 71)).toEqual(Array.from({ length: 10 }, () => 148_000));
    expect([counted[0], counted[59], counted[91], counted[119]]).toEqual([3000, 3000, 3000, 3000]);
    expect(counted.slice(71, 91).every((count, index, all) => count < (all[index - 1] ?? 148_000))).toBe(
      true,
    );
  });

  it("comes when it is told to", () => {
    const moved = { at: "20:00", rise: "0s", hold: "5m", decay: "0s", base: "60/m", peak: "3600/h" };
    expect(at("tv-spike", 20 * HOUR + 2, { ...moved, peak: "2/s" })).toBe(2);
    expect([19.99 * HOUR, 20 * HOUR + 5].map((minute) => at("tv-spike", minute, moved))).toEqual([1, 1]);
  });

  it.each([
    [{ base: "50" }, 'must be calls with their unit of time, such as "50/s", "148_000/m" or "1_100_000/h"'],
    [{ base: 50 }, 'must be calls with their unit of time, such as "50/s", "148_000/m" or "1_100_000/h"'],
    [
      { base: "1_48/m" },
      'must be calls with their unit of time, such as "50/s", "148_000/m" or "1_100_000/h"',
    ],
    [{ peak: "0/s" }, "must be above zero"],
    [{ peak: "1_000_001/s" }, 'must be at most "1_000_000/s"'],
    [{ rise: "0s", hold: "0s", decay: "0s" }, "must last longer than nothing"],
  ])("refuses %o", (params, complaint) => expect(complaintOf("tv-spike", params)).toBe(complaint));
});

describe("debate-night", () => {
  it("brings 26,000 payments in a quarter of an hour, 7.4 times the best hour so far, with a peak of 42 a second", () => {
    const { from, to } = shapes.get("debate-night").day;
    const hour = 13_981;
    const calls = Math.round(26_000 + (hour * (to - from - 15)) / HOUR);
    const counted = callsPer("debate-night", { calls, minutes: 15 });
    expect(counted[8]).toBe(26_000);
    expect(counted[7]).toBeCloseTo(hour / 4, -1);
    expect((counted[8] ?? 0) / (hour / 4)).toBeCloseTo(7.4, 1);
    expect(at("debate-night", 22 * HOUR + 7.5)).toBe(42);
    const minutes = callsPer("debate-night", { calls, minutes: 1 });
    expect(Math.max(...minutes)).toBe(42 * 60);
  });

  it.each([
    [{ surge: 10_000 }, "its mean is nearer to the base"],
    [{ surge: 40_000 }, "its mean is above the peak"],
    [{ base: "50/s" }, "it would go down"],
  ])("refuses %o: %s", (params, _why) => {
    expect(complaintOf("debate-night", params)).toMatch(/^must have a mean \(surge \/ lasts\)/u);
  });
});

describe("email-blast", () => {
  const day = { from: 0, to: 48 * HOUR };
  const params = { at: "10:00" };

  it("rises while the list is sent, to ten times the ordinary rate, and then halves every 45 minutes", () => {
    const extra = [9 * HOUR, 11 * HOUR, 11 * HOUR + 45, 11 * HOUR + 90].map(
      (minute) => at("email-blast", minute, params, day) - 1,
    );
    expect(extra).toEqual([0, 9, 4.5, 2.25].map((value) => expect.closeTo(value, 9)));
    expect(at("email-blast", 10 * HOUR + 30, params, day)).toBeLessThan(10);
  });

  it("brings each click once: over a long day they add up to the whole list", () => {
    const mailing = { sendIn: 60, halfLife: 45 };
    const clicks = sum(
      Array.from({ length: 20_000 }, (_, tenth) => clicksAt((tenth + 0.5) / 10, mailing) / 10),
    );
    expect(clicks).toBeCloseTo(60, 4);
  });

  it("refuses a peak under the ordinary rate, and a list that is sent in no time", () => {
    expect(complaintOf("email-blast", { peak: "0.5x" })).toBe('must be at least "1x", the ordinary rate');
    expect(complaintOf("email-blast", { peak: "1001x" })).toBe("must be at most 1000x");
    expect(complaintOf("email-blast", { peak: 10 })).toBe('must be a multiple, such as "3x" or "7.5x"');
    expect(complaintOf("email-blast", { sendIn: "0h" })).toBe('must be longer than nothing, such as "15m"');
  });
});

describe("quarter-end", () => {
  const bare = { mail: "0x" };
  /** What the e-mails add at an hour. */
  const added = (hour: number): number =>
    at("quarter-end", hour * HOUR) - at("quarter-end", hour * HOUR, bare);

  it("is ordinary until 09:00, jumps to 3 times, grows to 10 times at 23:00, and falls off a cliff at midnight", () => {
    const clock = [8.99, 9, 16, 23, 23.99, 24, 25.9].map((hour) => at("quarter-end", hour * HOUR, bare));
    expect(clock).toEqual([1, 3, 6.5, 10, 10, 1, 1].map((value) => expect.closeTo(value, 9)));
  });

  it("has five e-mails, at 9, 12, 15, 18 and 21 h, each highest an hour later", () => {
    expect(added(9)).toBe(0);
    expect(added(10)).toBeCloseTo(2, 9);
    for (const hour of [10, 13, 16, 19, 22]) {
      expect(added(hour)).toBeGreaterThan(added(hour - 0.5));
      expect(added(hour)).toBeGreaterThan(added(hour + 0.5));
    }
    expect(added(24)).toBe(0);
  });

  it("has its peak between the last e-mail and midnight", () => {
    const counted = callsPer("quarter-end", { calls: 1_000_000, minutes: 15 });
    expect(sum(counted)).toBe(1_000_000);
    const peak = counted.indexOf(Math.max(...counted)) / 4;
    expect(peak).toBeGreaterThanOrEqual(21);
    expect(peak).toBeLessThan(24);
  });

  it("refuses moments that are out of order, and e-mails without a pause", () => {
    expect(complaintOf("quarter-end", { full: "08:00" })).toBe(
      'must have "from" before "full", and "full" not after "deadline"',
    );
    expect(complaintOf("quarter-end", { mailEvery: "9m" })).toBe('must be at least "10m"');
  });
});

describe("poll-close-steps", () => {
  const closings = [
    [18, 2],
    [19, 6],
    [19.5, 3],
    [20, 20],
    [20.5, 1],
    [21, 9],
    [22, 5],
    [23, 4],
    [24, 1],
  ] as const;

  it("brings as much at each closing as it has states, 51 in all, and each is gone after 15 minutes", () => {
    for (const [hour, states] of closings) {
      const extra = [hour - 0.001, hour, hour + 0.125, hour + 0.25].map(
        (moment) => at("poll-close-steps", moment * HOUR) - 1,
      );
      expect(extra).toEqual([0, states, states / 2, 0].map((value) => expect.closeTo(value, 9)));
    }
    expect(sum(closings.map(([, states]) => states))).toBe(51);
  });

  it("adds up: each state brings half of a quarter of an hour", () => {
    const { from, to } = shapes.get("poll-close-steps").day;
    const calls = (51 * 15) / 2 + (to - from);
    const counted = callsPer("poll-close-steps", { calls: calls * 100, minutes: 15 });
    expect(sum(counted)).toBe(calls * 100);
    expect(counted[(20 * HOUR - from) / 15]).toBe((20 * 7.5 + 15) * 100);
  });

  it("takes other closings and refuses none", () => {
    const params = { closings: [{ at: "12:00", weight: 3 }], decay: "1h", base: 0 };
    expect(at("poll-close-steps", 12.5 * HOUR, params, WHOLE)).toBeCloseTo(1.5, 9);
    expect(complaintOf("poll-close-steps", { closings: [] })).toBe("must have at least one closing");
  });
});

describe("lookup-morning", () => {
  const one = { zones: { ET: 1 } };

  it("jumps to four times when the polls open, settles within three hours, and is quiet at night", () => {
    const clock = [6.99, 7, 8.5, 10, 19.99, 20].map((hour) => at("lookup-morning", hour * HOUR, one));
    expect(clock).toEqual([0.1, 4, 2.5, 1, 1, 0.1].map((value) => expect.closeTo(value, 9)));
  });

  it("comes again an hour later in each time zone, the highest when the second opens", () => {
    const counted = callsPer("lookup-morning", { calls: 1_200_000, minutes: 30 });
    expect(sum(counted)).toBe(1_200_000);
    expect(5 + counted.indexOf(Math.max(...counted)) / 2).toBe(8);
    const two = { zones: { ET: 1, CT: 1 } };
    expect(at("lookup-morning", 8 * HOUR, two)).toBeCloseTo(3 + 4, 9);
  });

  it("refuses polls that close before they open", () => {
    expect(complaintOf("lookup-morning", { closes: "07:00" })).toBe('must have "opens" before "closes"');
  });
});

describe("strikes", () => {
  it("has one log-in for each of 37,000 watchers within 20 minutes, then 63 batches a second until the polls close", () => {
    const batches = (37_000 * 400) / 5 / 13;
    const calls = Math.round(37_000 + batches * 13 - (batches / 3) * 0.5);
    const counted = callsPer("strikes", { calls, minutes: 20 });
    expect(sum(counted)).toBe(calls);
    expect((counted[3] ?? 0) - batches / 6).toBeCloseTo(37_000, -1);
    expect((counted[20] ?? 0) / 1200).toBeCloseTo(63.2, 1);
    expect([counted[0], counted[2], counted.at(-3), counted.at(-1)]).toEqual([0, 0, 0, 0]);
  });

  it("is highest when the last log in, in calls per minute of the day", () => {
    const end = at("strikes", 6 * HOUR + 19.999);
    expect(end / 60).toBeCloseTo(37_000 / 1200 + 63.2, 0);
    expect(at("strikes", 6 * HOUR + 20)).toBeLessThan(end);
    expect(at("strikes", 19 * HOUR)).toBe(0);
  });

  it("refuses a day in which nobody has time for a mark", () => {
    expect(complaintOf("strikes", { closes: "06:20" })).toMatch(/^must have time for marks/u);
  });
});

describe("deadline", () => {
  const day = { from: 0, to: 24 * HOUR };

  it("has 1.1 million calls in the hour before the deadline, 306 a second, after a straight rise from 09:00", () => {
    const end = 10 + ((1_100_000 / 3600 - 10) * 15) / 14.5;
    const calls = Math.round(3600 * (10 * 9 + 15 * ((10 + end) / 2)));
    const counted = callsPer("deadline", { calls, minutes: HOUR, day });
    expect(Math.abs((counted[23] ?? 0) - 1_100_000)).toBeLessThanOrEqual(1);
    expect(counted.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => expect.closeTo(36_000, -1)));
    expect(Math.max(...counted)).toBe(counted[23]);
    expect(1_100_000 / 3600).toBeCloseTo(305.6, 1);
  });

  it("falls off a cliff, back to where it began", () => {
    expect(at("deadline", 24 * HOUR - 0.01)).toBeGreaterThan(306);
    expect([8 * HOUR, 24 * HOUR, 25 * HOUR].map((minute) => at("deadline", minute))).toEqual([10, 10, 10]);
  });

  it("refuses a rise without time, and one that falls", () => {
    expect(complaintOf("deadline", { from: "23:30" })).toBe(
      'must have "from" an hour or more before "deadline"',
    );
    expect(complaintOf("deadline", { base: "400/s" })).toBe('must have a "lastHour" above "base"');
  });
});
