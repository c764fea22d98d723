import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DayPoint, Readiness } from "../../model/readiness.ts";
import { seconds } from "../../model/units.ts";
import { clockTicks } from "../../reports/charts/clock.ts";
import { columnsOf, lowestPerColumn } from "../../reports/charts/columns.ts";
import { dayChart } from "../../reports/charts/day-chart.ts";
import { NARROW, WIDE, type DaySize } from "../../reports/charts/day-frame.ts";
import { placeInLanes, spreadApart } from "../../reports/charts/label-places.ts";
import { linePath } from "../../reports/charts/paths.ts";
import { phaseStrip } from "../../reports/charts/phase-strip.ts";
import { decades, logScale, niceCeiling, niceSteps } from "../../reports/charts/scales.ts";
import { sparkline, unicodeSparkline } from "../../reports/charts/sparkline.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { databaseSlow } from "../support/rehearsed-breaks.ts";
import { tagsOf } from "./well-formed.ts";

const amount = fc.integer({ min: 0, max: 100_000 });
const points = fc
  .array(fc.record({ planned: amount, achieved: amount, good: amount, failed: amount, p99Ms: amount }), {
    maxLength: 900,
  })
  .map((seen) => seen.map((one, second): DayPoint => ({ ...one, second, p50Ms: 1, p95Ms: 2 })));

const withDay = (change: Partial<Readiness["day"]>): Readiness =>
  aReadiness({ day: { ...aReadiness().day, ...change } });

const badShareOf = ({ planned, achieved, good }: Pick<DayPoint, "planned" | "achieved" | "good">): number =>
  1 - good / Math.max(1, planned, achieved);

/** A day as it can be: no second has more good calls than it sent, and seldom sends more than was planned. */
const realDays = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9000 }), fc.constantFrom(1, 1, 1, 1, 0.9, 0.3, 0)), {
    maxLength: 900,
  })
  .map((seen) =>
    seen.map(([planned, share], second): DayPoint => {
      const good = Math.round(planned * share);
      return { second, planned, achieved: planned, good, failed: 0, p50Ms: 1, p95Ms: 2, p99Ms: 3 };
    }),
  );

/** Each column with the seconds that it stands for. */
const columnsWithSeconds = (day: readonly DayPoint[], atMost: number) =>
  columnsOf(day, atMost).map((column) => ({
    column,
    seconds: day.filter(({ second }) => second >= column.from && second < column.to),
  }));

describe("columns", () => {
  test("are as many as there is room for, and lose no spike of latency", () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 300 }), (day, atMost) => {
        const columns = columnsOf(day, atMost);
        expect(columns.length).toBeLessThanOrEqual(atMost);
        const [seen, kept] = [day.map(({ p99Ms }) => p99Ms), columns.map(({ p99Ms }) => p99Ms)];
        expect(Math.max(0, ...kept)).toBe(Math.max(0, ...seen));
        const spike = day[seen.indexOf(Math.max(0, ...seen))];
        const column = columns.find(({ from, to }) => spike && spike.second >= from && spike.second < to);
        expect(column?.p99Ms).toBe(spike?.p99Ms);
      }),
    );
  });

  test("show bad calls only where a second had some, and each bad second as bad as it was", () => {
    fc.assert(
      fc.property(realDays, fc.integer({ min: 1, max: 300 }), (day, atMost) => {
        for (const { column, seconds: own } of columnsWithSeconds(day, atMost)) {
          expect(badShareOf(column)).toBe(Math.max(...own.map((point) => badShareOf(point))));
          const { planned, achieved, good } = column;
          expect(own).toContainEqual(expect.objectContaining({ planned, achieved, good }));
        }
      }),
    );
  });

  test("of a healthy hour whose calls come and go are not bad, and show its busiest second", () => {
    const day = [3000, 4000, 3500, 2000].map((calls, second): DayPoint => {
      const rates = { planned: calls, achieved: calls, good: calls };
      return { ...rates, second, failed: 0, p50Ms: 1, p95Ms: 2, p99Ms: 3 };
    });
    expect(columnsOf(day, 1)).toEqual([expect.objectContaining({ achieved: 4000, good: 4000 })]);
  });

  test("keep one bad second among many good ones, and one in which nothing was sent", () => {
    const day = Array.from({ length: 10 }, (_, second): DayPoint => {
      const good = second === 6 ? 30 : 3000;
      const sent = { planned: 3000, achieved: 3000, good };
      return { ...sent, second, failed: 0, p50Ms: 1, p95Ms: 2, p99Ms: 3 };
    });
    expect(columnsOf(day, 2).map(({ good }) => good)).toEqual([3000, 30]);
    const silent = day.map((point) => (point.second === 1 ? { ...point, achieved: 0, good: 0 } : point));
    expect(columnsOf(silent, 2)[0]).toMatchObject({ planned: 3000, achieved: 0, good: 0 });
  });

  test("keep the dips of a share", () => {
    const shares = Array.from({ length: 100 }, (_, index) => (index === 57 ? 0 : 1));
    expect(Math.min(...lowestPerColumn(shares, 10))).toBe(0);
    expect(lowestPerColumn([], 10)).toEqual([]);
  });
});

const coordinatesOf = (svg: string): readonly number[] =>
  [...svg.matchAll(/ d="([^"]*)"/gu)].flatMap(([, path = ""]) => path.match(/-?[\d.]+/gu) ?? []).map(Number);

/** Where the red area has any height. */
function redPlaces(day: readonly DayPoint[], size: DaySize): readonly number[] {
  const svg = dayChart(withDay({ points: day }), size).text;
  const [, path = ""] = /class="bad-area" d="([^"]*)"/u.exec(svg) ?? [];
  const numbers = path.match(/-?[\d.]+/gu)?.map(Number) ?? [];
  const spots = numbers.flatMap((x, index) => (index % 2 === 0 ? [[x, numbers[index + 1]] as const] : []));
  const xs = [...new Set(spots.map(([x]) => x))];
  return xs.filter((x) => new Set(spots.filter(([other]) => other === x).map(([, y]) => y)).size > 1);
}

describe.each([WIDE, NARROW])("the $name picture of the day", (size) => {
  test("tells a screen reader what it shows", () => {
    const svg = dayChart(aReadiness(), size).text;
    expect(svg).toMatch(/role="img"/u);
    expect(svg).toMatch(/<title id="[\w-]+">Calls held through 3 of 3 breaks/u);
    expect(svg).toMatch(/<desc id="[\w-]+">.*database-slow from 2 min|<desc id="[\w-]+">.*database-slow/u);
  });

  test("draws each fault inside of the panels", () => {
    const outside = [
      { break: "early", from: seconds(-20), to: seconds(5) },
      { break: "late", from: seconds(290), to: seconds(900) },
    ];
    const { windows } = aReadiness().day;
    const svg = dayChart(withDay({ windows: [...windows, ...outside] }), size).text;
    const rects = [...svg.matchAll(/x="([\d.]+)"\ny="[\d.]+"\nwidth="([\d.]+)"/gu)];
    expect(rects).toHaveLength(5);
    for (const [, x, width] of rects) {
      expect(Number(x)).toBeGreaterThanOrEqual(size.plot.from);
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(size.plot.to + 0.1);
    }
  });

  test("draws red only where calls were bad", () => {
    const healthy = Array.from({ length: 900 }, (_, second): DayPoint => {
      const calls = 3000 + ((second * 37) % 400);
      const rates = { planned: calls, achieved: calls, good: calls };
      return { ...rates, second, failed: 0, p50Ms: 1, p95Ms: 2, p99Ms: 3 };
    });
    expect(redPlaces(healthy, size)).toEqual([]);
    const bad = healthy.map((point) => (point.second === 451 ? { ...point, good: 0 } : point));
    expect(redPlaces(bad, size)).toHaveLength(1);
  });

  test("stays inside of its own frame for any day", () => {
    fc.assert(
      fc.property(points, (day) => {
        const svg = dayChart(withDay({ points: day }), size).text;
        expect(() => tagsOf(svg)).not.toThrow();
        expect(svg).not.toMatch(/NaN|Infinity|undefined|e[-+]\d/u);
        const height = Number(/viewBox="0 0 \d+ (\d+)"/u.exec(svg)?.[1]);
        for (const number of coordinatesOf(svg))
          expect(Math.abs(number)).toBeLessThanOrEqual(Math.max(size.width, height));
      }),
      { numRuns: 30 },
    );
  });

  test("says so when no call was measured", () => {
    const svg = dayChart(withDay({ points: [], windows: [], marks: [] }), size).text;
    expect(svg).toContain("No call was measured");
    expect(svg).not.toContain("NaN");
  });

  test("breaks a latency line where nothing was answered", () => {
    const day = aReadiness().day.points.map((point) =>
      point.second === 150 ? { ...point, p50Ms: 0, p95Ms: 0, p99Ms: 0 } : point,
    );
    const starts = (readiness: Readiness) => dayChart(readiness, size).text.match(/M\d/gu)?.length ?? 0;
    expect(starts(withDay({ points: day }))).toBe(starts(aReadiness()) + (size.name === "wide" ? 3 : 0));
  });
});

describe("a break", () => {
  test("has one sparkline letter for each column, low where calls were lost", () => {
    const letters = unicodeSparkline(databaseSlow(), 40);
    expect(letters.length).toBeLessThanOrEqual(40);
    expect(letters).toMatch(/^█.*▁.*█$/u);
  });

  test("names every phase below its strip", () => {
    const { text } = phaseStrip(databaseSlow());
    tagsOf(text);
    for (const name of ["before", "during", "bigger-pool", "degraded-mode", "after"]) {
      expect(text).toContain(name);
    }
  });

  test("without a measured second is drawn without a number", () => {
    const found = { ...databaseSlow(), phases: [] };
    expect(sparkline(found).text + phaseStrip(found).text).not.toMatch(/NaN|Infinity/u);
  });
});

describe("axes", () => {
  test("reach at least the highest value in few round steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (top) => {
        const steps = niceSteps(top, 4);
        expect(steps.at(-1)).toBeGreaterThanOrEqual(top);
        expect(steps.length).toBeLessThanOrEqual(6);
      }),
    );
    expect(niceCeiling(0.013)).toBeCloseTo(0.02);
    expect(niceCeiling(Number.NaN)).toBe(1);
  });

  test("of latencies give each decade the same room", () => {
    const y = logScale({ from: 1, to: 1000 }, { from: 300, to: 0 });
    expect([1, 10, 100, 1000].map((ms) => y(ms))).toEqual([300, 200, 100, 0]);
    expect(decades({ from: 0.1, to: 500 })).toEqual([0.1, 1, 10, 100]);
  });

  test("read the clock of the day, past midnight too", () => {
    const ticks = clockTicks({ from: "18:00", to: "26:00", replayIn: 80_000 }, 80, 4);
    expect(ticks.map(({ text }) => text)).toEqual(
      ["18:00", "20:00", "22:00", "00:00", "02:00"].slice(0, ticks.length),
    );
    expect(ticks.at(-1)?.second).toBeLessThanOrEqual(80);
  });

  test("count seconds where the day has no clock", () => {
    const ticks = clockTicks({ from: "dawn", to: "dusk", replayIn: 60_000 }, 60, 4);
    expect(ticks[0]).toEqual({ second: 0, text: "0 ms" });
    expect(ticks.at(-1)).toEqual({ second: 60, text: "60 s" });
  });
});

describe("labels", () => {
  test("at the ends of lines keep apart", () => {
    expect(spreadApart([100, 100, 101], 14, { from: 0, to: 200 })).toEqual([100, 114, 128]);
    expect(spreadApart([199, 200], 14, { from: 0, to: 200 })).toEqual([186, 200]);
  });

  test("side by side move up rather than touch", () => {
    const wished = [10, 20, 200].map((centre) => ({ text: "database-slow", centre }));
    expect(placeInLanes(wished, { from: 0, to: 400 }, 12).map(({ lane }) => lane)).toEqual([0, 1, 0]);
  });

  test("a spot on its own is a dot", () => {
    expect(linePath([undefined, { x: 1, y: 2 }, undefined, { x: 3, y: 4 }, { x: 5, y: 6 }])).toBe(
      "M1 2h0M3 4L5 6",
    );
  });
});
