import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { junitFormat } from "../../reports/formats/junit.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { databaseSlow } from "../support/rehearsed-breaks.ts";
import { HOSTILE, hostileReadiness } from "./hostile-readiness.ts";
import { tagsOf } from "./well-formed.ts";

const slow = databaseSlow();
const render = (change: Parameters<typeof aReadiness>[0]) => junitFormat.render(aReadiness(change));

/** The line of a case, and the line of its result if it has one. */
const caseOf = (xml: string, suite: string, name: string): string =>
  new RegExp(`<testcase classname="${suite}" name="${name}"[^>]*>(?:\\s*<(?!testcase)[^>]*>)?`, "u").exec(
    xml,
  )?.[0] ?? "";

test("a ready day has no failure and no error", () => {
  expect(render({})).toMatch(/<testsuites name="gotv-election-day" tests="24" failures="0" errors="0"/u);
});

test("a suite for each break has its phases, its fixes, its recovery and its writes", () => {
  const names = [...render({}).matchAll(/classname="database-slow" name="([^"]+)"/gu)].map(
    ([, name]) => name,
  );
  expect(names).toEqual(["before", "during", "fixed:bigger-pool", "fixed:degraded-mode", "after", "ledger"]);
});

test("the tallies agree with the cases", () => {
  const xml = render({
    verdict: "NOT READY",
    breaks: [{ ...slow, outcome: "never-recovered" }],
    healed: false,
  });
  const tags = tagsOf(xml).map(({ name }) => name);
  const count = (name: string) => tags.filter((tag) => tag === name).length;
  expect(xml).toContain(
    `tests="${count("testcase")}" failures="${count("failure")}" errors="0" skipped="${count("skipped")}"`,
  );
});

describe("a case", () => {
  test("of a fix that does not help fails when no other fix does, with its number and its limit", () => {
    const fixes = slow.fixes.slice(0, 1);
    const xml = render({ breaks: [{ ...slow, outcome: "fix-rejected", fixes }] });
    expect(caseOf(xml, "database-slow", "fixed:bigger-pool")).toMatch(
      /<failure message=".*good 3\.4 %, wanted 99 %/u,
    );
  });

  test("of a fix that does not help beside one that does is skipped, and says what not to do", () => {
    expect(caseOf(render({}), "database-slow", "fixed:bigger-pool")).toMatch(
      /<skipped message="do not do this/u,
    );
  });

  test("of a break that never recovered fails with the time that was allowed", () => {
    const { recoveredAfterMs: _, ...never } = slow;
    const xml = render({ breaks: [{ ...never, outcome: "never-recovered" }] });
    expect(caseOf(xml, "database-slow", "after")).toMatch(
      /<failure message="back to full: never, 15 s allowed/u,
    );
  });

  test("of an inconclusive break is skipped with the reason", () => {
    const xml = render({ breaks: [{ ...slow, outcome: "inconclusive", reason: "the baseline was bad" }] });
    expect(caseOf(xml, "database-slow", "during")).toContain('<skipped message="the baseline was bad"');
  });

  test("of writes fails in the break in which they were lost", () => {
    const ledger = { ...aReadiness().ledger!, lost: 2, damageIn: { "database-slow/during": 2 } };
    const xml = render({ ledger });
    expect(caseOf(xml, "database-slow", "ledger")).toContain("2 writes lost or doubled");
    expect(caseOf(xml, "database-lost", "ledger")).not.toContain("failure");
  });

  test("of an inconclusive run is an error, so that nobody takes it for a pass", () => {
    expect(caseOf(render({ verdict: "INCONCLUSIVE" }), "day", "verdict")).toContain("<error");
  });

  test("of a failed gate fails with its evidence", () => {
    const gates = [
      { id: "peak", name: "the peak", text: "The peak was carried", pass: false, evidence: "4,000 of 8,137" },
    ];
    expect(caseOf(render({ gates }), "day", "gate:peak")).toContain("The peak was carried: 4,000 of 8,137");
  });
});

test("the file is well-formed XML 1.0 whatever the texts are", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary" })), { minLength: 1 }),
      (texts) => {
        const xml = junitFormat.render(hostileReadiness(texts));
        expect(xml).not.toContain("]]>");
        const names = tagsOf(xml).map(({ name }) => name);
        const known = ["testsuites", "testsuite", "testcase", "failure", "skipped", "error"];
        expect(known).toEqual(expect.arrayContaining([...new Set(names)]));
      },
    ),
    { numRuns: 50 },
  );
});
