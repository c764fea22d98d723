import { describe, expect, it } from "vitest";
import { renderRunbook } from "../../runbooks/index.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { aRehearsalFinding } from "../support/a-rehearsal-finding.ts";
import { aBreakFinding } from "../support/a-runbook-finding.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const templates = shippedTemplates();
const finding = aBreakFinding();
const rehearsedLine = (overrides: Parameters<typeof aReadinessForRunbooks>[0] = {}): string | undefined =>
  renderRunbook(aReadinessForRunbooks({ breaks: [finding], ...overrides }), finding.id, templates)
    .split("\n")
    .find((line) => line.startsWith("| Rehearsed by people |"));

describe("the provenance of a runbook", () => {
  it("says when and how people rehearsed it, in the run that they led", () => {
    const rehearsal = aRehearsalFinding({ sentence: "noticed after 5 s, fixed after 20 s" });
    expect(rehearsedLine({ rehearsal })).toBe(
      "| Rehearsed by people | on 22 Nov 2026, 02:47 UTC: noticed after 5 s, fixed after 20 s |",
    );
  });

  it("says nothing of people in any other run", () => {
    expect(rehearsedLine()).toBeUndefined();
  });

  it("keeps a sentence that wants out of its cell in it", () => {
    const rehearsal = aRehearsalFinding({ sentence: "a | b\n## gone <b>" });
    expect(rehearsedLine({ rehearsal })).toMatch(/^\| Rehearsed by people \| on .+ \|$/u);
  });
});
