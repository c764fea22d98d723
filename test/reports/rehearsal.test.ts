import { describe, expect, it } from "vitest";
import type { Readiness } from "../../model/readiness.ts";
import { formats } from "../../reports/index.ts";
import { spokenLines, verdictTitle } from "../../reports/rehearsal-rows.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { aRehearsalFinding } from "../support/a-rehearsal-finding.ts";

const held = (overrides: Partial<Readiness> = {}): Readiness => ({
  ...aReadiness(),
  rehearsal: aRehearsalFinding(),
  ...overrides,
});
const rendered = (format: string, readiness = held()): string =>
  formats.get(format).render(readiness).replaceAll(/\s+/gu, " ");

describe("the report of a rehearsal", () => {
  it.each(["html", "markdown", "terminal"])("tells in %s what people did, and when", (format) => {
    const text = rendered(format);
    expect(text).toContain("What people did");
    for (const part of ["after 3 s", "after 5 s", "after 19.5 s", "the pool is full", "10 % were good"])
      expect(text).toContain(part);
  });

  it.each(["html", "markdown", "terminal"])(
    "says in %s what never came, instead of leaving it out",
    (format) => {
      const { noticedMs: _noticed, openedMs: _opened, ...rest } = aRehearsalFinding();
      const text = rendered(format, held({ rehearsal: rest }));
      expect(text).toContain("nobody said so");
      expect(text).toContain("not opened");
    },
  );

  it("gives scripts every number", () => {
    expect(JSON.parse(rendered("json")).rehearsal).toEqual(aRehearsalFinding());
  });

  it("is not there in the report of a run that the tool led", () => {
    for (const format of ["html", "markdown", "terminal", "json"])
      expect(rendered(format, aReadiness())).not.toMatch(/What people did|"rehearsal"/u);
  });

  it("has a verdict about people", () => {
    expect(verdictTitle(held({ verdict: "READY" }))).toBe("FIXED BY PEOPLE");
    const rehearsal = aRehearsalFinding({ outcome: "gave-up" });
    expect(verdictTitle(held({ verdict: "NOT READY", rehearsal }))).toBe("NOT FIXED");
    expect(verdictTitle(held({ verdict: "INCONCLUSIVE" }))).toBe("INCONCLUSIVE");
    expect(verdictTitle({ ...aReadiness(), verdict: "READY" })).toBe("READY");
  });

  it("tells what was said in the order in which it was said", () => {
    const times = spokenLines(aRehearsalFinding()).map((line) => line.split(" after")[0]);
    expect(times).toEqual(["10 s", "12 s", "24 s"]);
  });
});
