import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomeWord } from "../../reports/words.ts";
import { formats } from "../../reports/index.ts";
import type { Readiness } from "../../model/readiness.ts";
import { HOSTILE, hostileReadiness } from "../reports/hostile-readiness.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { databaseSlow } from "../support/rehearsed-breaks.ts";

const withoutLedger = (): Readiness => {
  const { ledger: _, ...rest } = aReadiness();
  return rest;
};

const day = (change: Partial<Readiness["day"]>) => ({ ...aReadiness().day, ...change });
const still = { planned: 0, achieved: 0, good: 0, failed: 0, p50Ms: 0, p95Ms: 0, p99Ms: 0 };
const noCalls = { planned: 0, sent: 0, answered: 0, failed: 0, dropped: 0, unaccounted: 0 };

const silent = () =>
  databaseSlow().phases.map((phase) => ({ ...phase, sent: 0, good: 0, p99Ms: 0, goodPerSecond: [] }));

const EDGES: readonly (readonly [string, Readiness])[] = [
  ["a ready day", aReadiness()],
  ["a day without a point", aReadiness({ day: day({ points: [], windows: [], marks: [] }) })],
  ["a day of one point", aReadiness({ day: day({ points: aReadiness().day.points.slice(0, 1) }) })],
  ["a day without calls", aReadiness({ calls: noCalls, day: day({ points: [{ second: 0, ...still }] }) })],
  ["a run without a ledger", withoutLedger()],
  ["an inconclusive run", aReadiness({ verdict: "INCONCLUSIVE", healed: false, interrupted: true })],
  ["a run without breaks", aReadiness({ breaks: [], gates: [], verdicts: [], healChecks: [], mix: [] })],
  ["a break without phases", aReadiness({ breaks: [{ ...databaseSlow(), phases: [], fixes: [] }] })],
  ["a break without calls", aReadiness({ breaks: [{ ...databaseSlow(), phases: silent() }] })],
  [
    "a break that never recovered",
    aReadiness({ verdict: "NOT READY", breaks: [{ ...databaseSlow(), outcome: "never-recovered" }] }),
  ],
];

/** What a text must not turn into in any format. */
const STEERING = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u;

const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE)).map(([a, b]) => a + b),
);

test("every format has its own name and its own extension", () => {
  expect(new Set(formats.names).size).toBe(formats.entries.length);
  expect(new Set(formats.entries.map(({ extension }) => extension)).size).toBe(formats.entries.length);
});

describe.each(formats.entries)("$name", ({ render, extension }) => {
  test("its extension is one that a file can have", () => {
    expect(extension).toMatch(/^[a-z]+$/u);
  });

  test("the same readiness gives the same bytes", () => {
    expect(render(aReadiness())).toBe(render(aReadiness()));
  });

  test.each(EDGES)("%s leaves nothing unsaid and nothing undefined", (_, readiness) => {
    const text = render(readiness);
    expect(text.endsWith("\n")).toBe(true);
    expect(text).not.toMatch(/\bNaN\b|undefined|\[object|Infinity|Invalid Date/u);
  });

  test("the verdict and every break are told", () => {
    const text = render(aReadiness({ verdict: "NOT READY" }));
    expect(text).toContain("NOT READY");
    for (const { id } of aReadiness().breaks) expect(text).toContain(id);
  });

  test("texts from outside never steer a reader", () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 9 }), (texts) => {
        const text = render(hostileReadiness(texts));
        expect(text).not.toMatch(STEERING);
        expect(text).not.toMatch(/\p{Cs}/u);
      }),
      { numRuns: 25 },
    );
  });

  test("a report of a 300 second day stays small", () => {
    expect(Buffer.byteLength(render(aReadiness()))).toBeLessThan(500_000);
  });
});

test.each(["html", "markdown", "terminal"])("%s says each outcome in words", (name) => {
  const outcomes = ["withstood", "fix-proven", "fix-rejected", "never-recovered", "inconclusive"] as const;
  for (const outcome of outcomes) {
    const text = formats.get(name).render(aReadiness({ breaks: [{ ...databaseSlow(), outcome }] }));
    expect(text).toContain(outcomeWord(outcome).text);
  }
});
