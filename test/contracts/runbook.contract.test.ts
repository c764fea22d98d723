import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { BreakFinding, Outcome } from "../../model/readiness.ts";
import { renderRunbook } from "../../runbooks/index.ts";
import { slowPhase } from "../support/a-break-part.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { aBreakFinding, aBreakWithoutFix, aProcessDeath } from "../support/a-runbook-finding.ts";
import { readMarkdown, sectionsOf } from "../support/read-markdown.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const SECTIONS = [
  "## In 30 seconds",
  "## Is it this",
  "## Impact",
  "## Stop the bleeding",
  "## Verify it worked",
  "## If it did not work",
  "## Do not do this",
  "## Fall back to people",
  "## Roll back",
  "## Diagnose further",
  "## Measured symptoms",
  "## Permanent fix",
  "## Provenance",
];

const OUTCOMES: readonly Outcome[] = [
  "withstood",
  "fix-proven",
  "fix-rejected",
  "never-recovered",
  "inconclusive",
];
const FIXES = ["proven", "rejected", "not-tried", "inconclusive"] as const;

const withFix = (outcome: Outcome, fixOutcome: (typeof FIXES)[number]): BreakFinding => {
  const finding = aBreakFinding({ outcome });
  return { ...finding, fixes: finding.fixes.map((fix) => ({ ...fix, outcome: fixOutcome })) };
};

const { recoveredAfterMs: _, brokeAfterMs: __, canary: ___, ...bare } = aBreakWithoutFix();

const findings: readonly (readonly [string, BreakFinding])[] = [
  ...OUTCOMES.flatMap((outcome) =>
    FIXES.map((fix) => [`${outcome}, fixes ${fix}`, withFix(outcome, fix)] as const),
  ),
  ...OUTCOMES.map((outcome) => [`${outcome}, no fix`, aBreakWithoutFix({ outcome })] as const),
  ["fix proven, one rejected", aBreakFinding()],
  ["process death", aProcessDeath()],
  ["nothing measured", { ...bare, outcome: "inconclusive", phases: [] }],
  [
    "a phase without calls",
    aBreakFinding({
      phases: [slowPhase({ sent: 0, good: 0, p50Ms: Number.NaN, goodPerSecond: [Number.NaN] })],
    }),
  ],
];

const templates = shippedTemplates();
const render = (finding: BreakFinding): string =>
  renderRunbook(
    aReadinessForRunbooks({ breaks: [finding, aProcessDeath({ id: "other" })] }),
    finding.id,
    templates,
  );

const bodyOf = (markdown: string, section: string): string =>
  markdown.slice(markdown.indexOf(`\n${section}\n`) + section.length + 2).split("\n## ")[0] ?? "";

const anchorOf = (heading: string): string =>
  heading
    .replace(/^#+ /u, "")
    .toLowerCase()
    .replaceAll(/[^\w -]/gu, "")
    .replaceAll(" ", "-");

describe.each(findings)("the runbook of a break with outcome %s", (_name, finding) => {
  const markdown = render(finding);
  const shape = readMarkdown(markdown);

  test("has all sections in their order", () => {
    expect(sectionsOf(markdown)).toEqual(SECTIONS);
  });

  test("has no empty section", () => {
    for (const section of SECTIONS) expect(bodyOf(markdown, section).trim()).not.toBe("");
  });

  test("has the symptom as its only title", () => {
    const titles = shape.headings.filter((heading) => heading.startsWith("# "));
    expect(titles).toEqual([`# ${finding.planned.symptom}`]);
  });

  test("says its status, its date and its owner in the first lines", () => {
    const status = shape.prose.filter((line) => line.startsWith(">")).join("\n");
    expect(status).toMatch(
      /^> \*\*(VERIFIED|PARTIAL|FIX REJECTED|UNVERIFIED|INCONCLUSIVE)\*\* 22 Nov 2026, 02:47 UTC/u,
    );
    expect(status).toContain("Owner **gotv-platform**");
  });

  test("has front matter that a machine can read", () => {
    expect(parse(shape.frontMatter)).toMatchObject({
      id: `gotv-election-day/${finding.id}`,
      title: finding.planned.symptom,
      alerts: [],
      last_reviewed_on: "2026-11-22",
      review_in: "30 days",
      verification: { run: "run-7f3c", on: "2026-11-22T02:47:00.000Z", break: finding.id },
    });
  });

  test("says what to expect, the risk and whether it was exercised at each step", () => {
    const steps = bodyOf(markdown, "## Stop the bleeding").split("\n### ").slice(1);
    for (const step of steps) {
      expect(step).toContain("- **Expect:** ");
      expect(step).toContain("- **If not:** ");
      expect(step).toContain("- **Risk:** ");
      expect(step).toMatch(/- \*\*Exercised in run-7f3c:\*\* (yes|no)/u);
    }
  });

  test("has shell blocks that a shell can parse", () => {
    const blocks = shape.fences.filter(({ language }) => language === "sh");
    const parsed = blocks.map(({ text }) => spawnSync("bash", ["-n"], { input: text }).status);
    expect(parsed).toEqual(blocks.map(() => 0));
  });

  test("has tables whose rows are as wide as their heads", () => {
    let width = 0;
    for (const [index, line] of shape.prose.entries()) {
      if (!line.startsWith("|")) continue;
      const cells = readMarkdown(`---\n\n---\n${line}`).cells[0];
      if (!shape.prose[index - 1]?.startsWith("|")) width = cells ?? 0;
      expect(cells).toBe(width);
    }
  });

  test("links only to sections it has and to runbooks beside it", () => {
    const anchors = shape.headings.map(anchorOf);
    for (const [, target = ""] of shape.prose.join("\n").matchAll(/\]\(([^)]*)\)/gu)) {
      expect(target.startsWith("#") ? anchors.includes(target.slice(1)) : /^[\w-]+\.md$/u.test(target)).toBe(
        true,
      );
    }
  });

  test("leaves no double blank lines and no spaces at line ends", () => {
    expect(shape.prose.join("\n")).not.toMatch(/\n\n\n/u);
    expect(shape.prose.filter((line) => /\s$/u.test(line))).toEqual([]);
  });

  test("is the same twice", () => {
    expect(render(finding)).toBe(markdown);
    expect(
      renderRunbook(
        aReadinessForRunbooks({ breaks: [finding, aProcessDeath({ id: "other" })] }),
        finding.id,
        shippedTemplates(),
      ),
    ).toBe(markdown);
  });
});
