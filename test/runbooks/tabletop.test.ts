import { lint as markdownlint } from "markdownlint/sync";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { sha256 } from "../../cli/sha256.ts";
import { cardPage } from "../../runbooks/card/card-page.ts";
import { cardText } from "../../runbooks/card/card-text.ts";
import { publishOver, readRunbook, renderTabletop } from "../../runbooks/index.ts";
import { precompiledTemplates } from "../../runbooks/precompiled-templates.ts";
import { aBareTabletop, aTabletop } from "../support/a-tabletop.ts";
import { readMarkdown, sectionsOf } from "../support/read-markdown.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";
import { lintOf, readinessOf, readTabletop, renderedTabletop } from "../support/tabletop-runbooks.ts";

const templates = shippedTemplates();

const SECTIONS = [
  "## In 30 seconds",
  "## What people see",
  "## First steps",
  "## If it did not work",
  "## Questions to talk through",
  "## Fall back to people",
  "## Who owns it",
  "## Provenance",
];

describe.each([
  ["with everything", aTabletop()],
  ["with only what it must have", aBareTabletop()],
])("the runbook of a tabletop %s", (kind, tabletop) => {
  const markdown = renderedTabletop(tabletop);
  const shape = readMarkdown(markdown);

  test("is as it was", async () => {
    await expect(markdown).toMatchFileSnapshot(`../golden/tabletop-${tabletop.id}.md`);
  });

  test("has all sections in their order, none of them empty, under its symptom", () => {
    expect(sectionsOf(markdown)).toEqual(SECTIONS);
    expect(shape.headings.filter((heading) => heading.startsWith("# "))).toEqual([`# ${tabletop.symptom}`]);
    for (const { text } of readRunbook(markdown, "a.md").sections) expect(text).not.toBe("");
  });

  test("says on its first screen, before anything to do, that nothing was executed", () => {
    const [first = ""] = shape.prose.filter((line) => line.startsWith(">"));
    expect(first).toContain("**TABLETOP**, not run: nothing in this runbook was executed.");
    expect(markdown.indexOf("nothing in this runbook was executed")).toBeLessThan(
      markdown.indexOf("**Do this now:**"),
    );
    expect(first).toContain(
      kind === "with everything"
        ? "Talked through on 12 Oct 2026 by operations and the field director, in 40 min."
        : "Nobody has talked it through yet.",
    );
  });

  test("claims of no step that it was exercised", () => {
    const steps = readRunbook(markdown, "a.md").sections.find(({ heading }) => heading === "First steps");
    expect([...(steps?.text ?? "").matchAll(/^\d+\. .* Exercised: no\.$/gmu)]).toHaveLength(3);
    expect(markdown).not.toMatch(/Exercised: yes|VERIFIED|proven/u);
  });

  test("has nothing to mend: neither for lint, nor for markdownlint, nor once it is published", () => {
    expect(lintOf(markdown)).toEqual([]);
    expect(lintOf(publishOver(undefined, markdown, sha256).text)).toEqual([]);
    const config = { default: true, "line-length": false, "single-h1": { front_matter_title: "" } };
    expect(markdownlint({ strings: { it: markdown }, config })["it"]).toEqual([]);
  });

  test("is the same from precompiled templates", () => {
    const fast = { render: precompiledTemplates(), customised: [] };
    expect(renderTabletop(readinessOf(tabletop), tabletop.id, fast)).toBe(markdown);
  });

  test("fits a card, with its first step and the word that it was never run", () => {
    const card = cardText(readTabletop(tabletop));
    const lines = card.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(60);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(card).toContain("TABLETOP never run");
    expect(card).toContain("Ask a resolver outside of our network.");
    expect(cardPage(readTabletop(tabletop))).toContain("TABLETOP never run");
  });
});

describe("its front matter", () => {
  test("says what it is and what it rests on, its own words only", () => {
    expect(parse(readMarkdown(renderedTabletop()).frontMatter)).toEqual({
      id: "gotv-election-day/name-gone",
      kind: "tabletop",
      title: "Nobody finds our site",
      severity: "sev1",
      owner: "operations",
      alerts: [],
      symptoms: ["the name does not resolve", "site cannot be found"],
      last_reviewed_on: "2026-10-12",
      review_in: "60 days",
      verification: {
        status: "tabletop",
        run: "run-7f3c",
        on: "2026-11-22T02:47:00.000Z",
        break: "name-gone",
        fix: "none",
        measured: [],
        inputs: { scenario: { file: "day.yaml", sha256: "51c0a9" }, people: "aa11", files: [] },
      },
      generated_by: "gameday 0.1.0, templateApi 1",
    });
  });

  test("is unknown about its inputs where the run did not record them", () => {
    const { inputs: _, ...old } = readinessOf(aTabletop());
    expect(renderTabletop(old, "name-gone", templates)).toContain("\n  inputs: unknown\n");
  });
});
