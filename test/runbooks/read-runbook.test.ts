import { describe, expect, test } from "vitest";
import { readRunbook, renderRunbook } from "../../runbooks/index.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const written = renderRunbook(aReadinessForRunbooks(), "database-slow", shippedTemplates());

test("a generated runbook is read back: what it is, and each of its sections", () => {
  const runbook = readRunbook(written, "database-slow.md");
  expect(runbook.frontMatter.id).toBe("gotv-election-day/database-slow");
  expect(runbook.title).not.toBe("");
  expect(runbook.status).toContain("VERIFIED");
  expect(runbook.sections.map(({ heading }) => heading)).toEqual(
    [...written.matchAll(/^## (.*)$/gmu)].map(([, heading]) => heading),
  );
  expect(runbook.sections.every(({ text }) => text !== "")).toBe(true);
});

test("lines that look like headings inside of a fence are code", () => {
  const fenced = written.replace("## Impact\n", "## Impact\n\n````sh\n```\n## Roll back\n````\n");
  const { sections } = readRunbook(fenced, "a.md");
  expect(sections.filter(({ heading }) => heading === "Roll back")).toHaveLength(1);
  expect(sections.find(({ heading }) => heading === "Impact")?.text).toContain("## Roll back");
});

test("ends of lines of Windows change nothing", () => {
  expect(readRunbook(written.replaceAll("\n", "\r\n"), "a.md")).toEqual(readRunbook(written, "a.md"));
});

describe("one sentence says what is wrong with", () => {
  test.each([
    ["a file without front matter", "# A page\n", '"a.md" has no front matter.'],
    ["front matter that is no YAML", "---\nid: [\n---\n", 'The front matter of "a.md" is not YAML'],
    [
      "an id that is none",
      written.replace(/^id: .*$/mu, "id: slow"),
      'has no good "id": must be "scenario/break"',
    ],
    ["an owner that is missing", written.replace(/^owner: .*\n/mu, ""), 'has no good "owner"'],
    ["an alias bomb", `---\na: &a [1]\nb: [*a, *a]\n---\n`, 'The front matter of "a.md" cannot be read'],
  ])("%s", (_what, text, message) => {
    expect(() => readRunbook(text, "a.md")).toThrow(message);
  });
});
