import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faults } from "../../../faults/index.ts";
import { compilePlan } from "../../../plan/compile-plan.ts";
import { parseScenario } from "../../../plan/parse-scenario.ts";
import { dayOf } from "../../../scenarios/recorded/days.ts";
import { importedFrom, type Imported, type Wanted } from "../../../scenarios/recorded/imported.ts";
import { logFormats } from "../../../scenarios/recorded/index.ts";
import { Recording, type Choices } from "../../../scenarios/recorded/recording.ts";
import { scenarioText } from "../../../scenarios/recorded/scenario-text.ts";
import { shapes } from "../../../scenarios/traffic/index.ts";
import { aLine, RECORDED } from "../../support/recorded-lines.ts";

function recorded(text: string, choices: Partial<Choices> = {}, format = "combined"): Recording {
  const recording = new Recording({ statics: false, keepQuery: [], mostWords: 40, ...choices });
  const { log } = recording.reader(logFormats.get(format), "a.log");
  log.take(text);
  log.end();
  return recording;
}

function imported(
  lines: readonly string[],
  choices: Partial<Choices> = {},
  wanted: Partial<Wanted> = {},
): Imported {
  const given = choices.day === undefined ? {} : { day: choices.day };
  return importedFrom(recorded(lines.join("\n"), choices), { most: 30, ...given, ...wanted });
}

const total = ({ leftOut }: Imported): number => leftOut.reduce((sum, { calls }) => sum + calls, 0);
const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

function planned(one: Imported) {
  const text = scenarioText(one, {
    id: "a-day",
    to: "127.0.0.1:8080",
    toIsGuess: true,
    formats: ["combined"],
  });
  const catalogue = { faults, shapes };
  const scenario = parseScenario(text, "a-day.yaml", catalogue);
  return { text, plan: compilePlan(scenario, { file: "a-day.yaml", sha256: "", catalogue }) };
}

const two = (value: number): string => String(value).padStart(2, "0");
const anAt = fc
  .tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.nat({ max: 23 }),
    fc.nat({ max: 59 }),
    fc.constantFrom("-0500", "-0400", "+0200"),
  )
  .map(([day, hour, minute, zone]) => `${two(day)}/Nov/2012:${two(hour)}:${two(minute)}:07 ${zone}`);
const aCall = fc
  .tuple(
    fc.constantFrom("GET", "POST", "OPTIONS", "get", "PUT", "DELETE", "HEAD", "BREW"),
    fc.constantFrom(
      "/",
      "/a",
      "/a/7",
      "/style.css",
      "/b?c=d",
      "*",
      "/c/x@y",
      "http://other.example.org/d",
      "nonsense",
    ),
  )
  .map(([method, target]) => `${method} ${target}`);
const aLogLine = fc.oneof(
  fc
    .record({
      at: fc.oneof(anAt, anAt, anAt, fc.constant("-")),
      call: aCall,
      status: fc.constantFrom(200, 304, 404, 500, "-", 301),
    })
    .map((given) => aLine(given)),
  fc.string({ unit: "binary", maxLength: 60 }),
);

describe("an import", () => {
  it("accounts for everything that was read, and its scenario can be planned with exactly its calls", () => {
    fc.assert(
      fc.property(
        fc.array(aLogLine, { maxLength: 60 }),
        fc.record({ statics: fc.boolean(), mostWords: fc.integer({ min: 1, max: 3 }) }),
        fc.integer({ min: 1, max: 4 }),
        (lines, choices, most) => {
          const one = imported([aLine({}), aLine({}), ...lines], choices, { most });
          expect(one.calls + total(one) + one.unreadable.count).toBe(one.read);
          expect(sumOf(one.mix.map(({ calls }) => calls))).toBe(one.calls);
          expect(one.mix.length).toBeLessThanOrEqual(most);
          for (const { statuses, calls } of one.mix)
            expect(sumOf(statuses.map(([, count]) => count))).toBe(calls);
          const { plan } = planned(one);
          expect(sumOf(plan.traffic.arrivals)).toBe(one.calls);
          expect(plan.traffic.mix.map(({ name }) => name)).toEqual(one.mix.map(({ name }) => name));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("takes the busiest day, or the one that is chosen, and says how many calls the others have", () => {
    const lines = [
      ...Array.from({ length: 5 }, () => aLine({ at: "06/Nov/2012:10:00:00 -0500" })),
      ...Array.from({ length: 3 }, () => aLine({ at: "05/Nov/2012:23:59:59 -0500", call: "GET /eve" })),
    ];
    const busiest = imported(lines);
    expect([busiest.day?.date, busiest.calls]).toEqual(["2012-11-06", 5]);
    expect(busiest.leftOut).toEqual([{ why: "other-day", calls: 3 }]);
    const chosen = imported(lines, { day: dayOf("2012-11-05") });
    expect([chosen.day?.date, chosen.calls, total(chosen)]).toEqual(["2012-11-05", 3, 5]);
    expect(chosen.mix.map(({ name }) => name)).toEqual(["get-eve"]);
    expect(chosen.days).toEqual(busiest.days);
  });

  it("refuses a day without calls, and names those that there are", () => {
    expect(() => imported([aLine({})], { day: dayOf("2012-11-07") })).toThrow(
      expect.objectContaining({
        message: 'There is no call of "2012-11-07".',
        hint: "Choose one of: 2012-11-06 (1).",
      }),
    );
  });

  it("finds the busiest of hundreds of days, in memory for a few", () => {
    const lines = Array.from({ length: 200 }, (_, index) => {
      const at = new Date(Date.UTC(2012, 0, 1 + index)).toUTCString().split(" ");
      const line = aLine({ at: `${at[1]}/${at[2]}/${at[3]}:10:00:00 +0000` });
      return Array.from({ length: index === 70 ? 9 : 1 + (index % 7) }, () => line);
    }).flat();
    const one = imported(lines);
    expect([one.day?.date, one.calls, one.days.length]).toEqual(["2012-03-11", 9, 200]);
    expect(one.calls + total(one)).toBe(one.read);
    const { tree } = recorded(lines.join("\n"));
    const kept = one.days.filter(({ date }) => tree.routes(dayOf(date)).length > 0);
    expect(kept.length).toBeLessThanOrEqual(16);
  });

  it("does not guess the counts of a day that came in two parts, far from each other", () => {
    const other = Array.from({ length: 40 }, (_, index) =>
      aLine({ at: `${two(1 + (index % 30))}/${index < 30 ? "Mar" : "Apr"}/2012:10:00:00 +0000` }),
    );
    const split = aLine({ at: "01/Jan/2012:10:00:00 +0000" });
    expect(() => imported([split, ...other, ...other, split, split, split])).toThrow("no order");
    expect(
      imported([split, ...other, ...other, split, split, split], { day: dayOf("2012-01-01") }).calls,
    ).toBe(4);
  });

  it("tells a day across a clock change by one clock, without a doubled hour", () => {
    // New York, 4 November 2012: 01:30 came twice.
    const one = imported([
      aLine({ at: "04/Nov/2012:00:59:00 -0400" }),
      aLine({ at: "04/Nov/2012:01:30:00 -0400" }),
      aLine({ at: "04/Nov/2012:01:30:00 -0500" }),
    ]);
    expect(one.clockChanges).toBe(true);
    expect(one.day).toMatchObject({ date: "2012-11-04", from: 59, to: 151, by: 60, peakPerSecond: 1 });
    expect(one.day?.weights.flatMap((weight, index) => (weight > 0 ? [index] : []))).toEqual([0, 31, 91]);
  });

  it("makes the same day of lines in any order", () => {
    const lines = Array.from({ length: 50 }, (_, index) =>
      aLine({ at: `06/Nov/2012:18:${two(index)}:07 -0500` }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: 50 }), (mixed) => {
        expect(imported(mixed).day).toEqual(imported(lines).day);
      }),
      { numRuns: 20 },
    );
  });

  it("begins days by the clock that is chosen", () => {
    const late = aLine({ at: "06/Nov/2012:23:30:00 +0000" });
    expect(imported([late], { offset: 60 }).day).toMatchObject({ date: "2012-11-07", from: 30 });
  });

  it("has mean and peak of the seconds, and one weight for each stretch", () => {
    const one = imported([
      aLine({ at: "06/Nov/2012:18:00:10 -0500" }),
      ...Array.from({ length: 3 }, () => aLine({ at: "06/Nov/2012:18:00:59 -0500" })),
      aLine({ at: "06/Nov/2012:18:30:09 -0500" }),
    ]);
    expect(one.day).toMatchObject({
      from: 1080,
      to: 1111,
      by: 60,
      peakPerSecond: 3,
      peakAt: 18 * 3600 + 59,
      meanPerSecond: 5 / 1800,
    });
    expect(one.day?.weights).toEqual([4, ...Array.from({ length: 29 }, () => 0), 1]);
    expect(imported([aLine({}), aLine({ at: "06/Nov/2012:18:01:01 -0500" })]).day).toMatchObject({
      by: 1,
      weights: { length: 120 },
    });
  });

  it.each([
    [7, "does not fit into the minutes"],
    [0.5, "does not fit into the minutes"],
    [90, "does not fit into the minutes"],
    [1, "would be 86,400"],
  ])("refuses weights of %d s for a whole day", (by, message) => {
    const day = [aLine({ at: "06/Nov/2012:00:00:00 -0500" }), aLine({ at: "06/Nov/2012:23:59:59 -0500" })];
    expect(() => imported(day, {}, { by })).toThrow(message);
  });

  it("takes 2 minutes for a weight of a whole day unless told, because a scenario has at most 1,000 of them", () => {
    const day = [aLine({ at: "06/Nov/2012:00:00:00 -0500" }), aLine({ at: "06/Nov/2012:23:59:59 -0500" })];
    expect(imported(day).day).toMatchObject({ by: 120, weights: { length: 720 } });
    expect(imported(day, {}, { by: 300 }).day?.weights).toHaveLength(288);
  });

  it("of lines without any time becomes a constant day", () => {
    const one = imported([aLine({ at: "-" }), aLine({ at: "-" })]);
    expect([one.day, one.calls]).toEqual([undefined, 2]);
    expect(planned(one).plan.traffic.shape).toBe("constant");
  });

  it("leaves calls to other hosts out of a HAR, and the first host is the one", () => {
    const har = (RECORDED["har"] ?? "").replace(
      "https://www.example.org/contacts",
      "https://tracker.example.net/contacts",
    );
    const one = importedFrom(recorded(har, {}, "har"), { most: 30 });
    expect([one.calls, one.leftOut]).toEqual([2, [{ why: "other-host", calls: 1 }]]);
    const other = importedFrom(recorded(har, { host: "Tracker.example.net" }, "har"), { most: 30 });
    expect([other.calls, total(other)]).toEqual([1, 2]);
  });

  it("says so when nothing is left", () => {
    expect(() => imported([aLine({ call: "GET /style.css" })])).toThrow("No call is left");
    expect(imported([aLine({ call: "GET /style.css" })], { statics: true }).calls).toBe(1);
  });
});

describe("the scenario of an import", () => {
  const lines = [
    ...Array.from({ length: 97 }, (_, id) =>
      aLine({ call: `GET /voters/${id}`, status: id < 40 ? 304 : 200 }),
    ),
    ...Array.from({ length: 3 }, () => aLine({ call: "GET /voters/7", status: 500 })),
    aLine({ call: "POST /contacts", status: 201 }),
    aLine({ call: "DELETE /contacts/7", status: 204 }),
    ...Array.from({ length: 4 }, () => aLine({ call: "GET /wp-login.php", status: 404 })),
  ];
  const { text, plan } = planned(imported(lines));

  it("promises what the log has seen, and asks where most answers were none", () => {
    expect(text).toContain("{ calls: get-voters-id, good: { status: 2xx, within: 500ms }, share: 97% }\n");
    expect(text).toMatch(/calls: get-wp-login-php, .*status: 4xx.*share: 99.5%.* # CHANGE: .*junk\?/u);
  });

  it("marks no write, and teaches where bodies and writes go", () => {
    expect(plan.traffic.mix.filter(({ write }) => write)).toEqual([]);
    expect(text.split('      # json: { id: "${seq}" }')).toHaveLength(2);
    expect(text.split("      # write: true\n")).toHaveLength(3);
    const told = parseScenario(
      text.replace("# json:", "json:").replaceAll("# write: true", "write: true"),
      "a-day.yaml",
      { faults, shapes },
    );
    expect("mix" in told.traffic ? told.traffic.mix.filter(({ write }) => write) : []).toHaveLength(2);
  });

  it("names a host elsewhere as one that may be reached", () => {
    const one = imported(lines);
    const setting = { id: "a", to: "staging.example.org:80", toIsGuess: false, formats: ["combined"] };
    const { hosts } = parseScenario(scenarioText(one, setting), "a.yaml", { faults, shapes });
    expect(hosts).toEqual(["staging.example.org"]);
  });
});
