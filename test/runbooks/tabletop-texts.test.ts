import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Readiness } from "../../model/readiness.ts";
import { renderRunbook, renderTabletop, tabletopJsonSchema, templateHeader } from "../../runbooks/index.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { aBreakFinding } from "../support/a-runbook-finding.ts";
import { aTabletop } from "../support/a-tabletop.ts";
import { everyText, FIXED, HOSTILE } from "../support/hostile-texts.ts";
import { readMarkdown, sectionsOf } from "../support/read-markdown.ts";
import { compiled, shippedTemplates, shippedTexts } from "../support/runbook-templates.ts";
import { readinessOf } from "../support/tabletop-runbooks.ts";

const templates = shippedTemplates();

/** What can still act: code and escaped characters mean only themselves. */
const active = (line: string): string => line.replaceAll(/\\[!-/:-@[-`{-~]|(`+)(?!`).*?(?<!`)\1(?!`)/gu, "x");
const countOf = (text: string, part: RegExp): number => [...text.matchAll(part)].length;

const structureOf = (markdown: string) => {
  const shape = readMarkdown(markdown);
  const left = shape.prose.map((line) => active(line)).join("\n");
  return {
    sections: sectionsOf(markdown),
    levels: shape.headings.map((heading) => heading.replace(/[^#].*$/u, "")),
    fences: shape.fences.length,
    cells: shape.cells,
    lines: shape.prose.filter((line) => line !== "").length,
    links: countOf(left, /\]\(/gu),
    addresses: countOf(left, /:\/\/|www\./giu),
    tags: countOf(left, /</gu),
    emphasis: countOf(left, /\*\*/gu),
    lists: countOf(left, /^\s*(?:-|\d+\.) /gmu),
  };
};

describe("any text in it", () => {
  const base = readinessOf(aTabletop());
  const hostile = (text: string): string =>
    renderTabletop(everyText(base, text, FIXED) as Readiness, "name-gone", templates);
  const plain = structureOf(hostile("word"));

  test.each(HOSTILE)("means only itself: %s", (_name, text) => {
    const markdown = hostile(text);
    expect(structureOf(markdown)).toEqual(plain);
    // oxlint-disable-next-line no-control-regex
    expect(markdown).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u202E\uFDD0\uFDD1\uFEFF]/u);
    const shown = text.trim() === "" ? "(blank)" : text;
    expect(parse(readMarkdown(markdown).frontMatter)).toMatchObject({
      title: shown,
      owner: shown,
      kind: "tabletop",
    });
  });

  test("leaves the structure as it is, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        expect(structureOf(hostile(text))).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });
});

const own = (source: string) => compiled({ ...shippedTexts(), "tabletop-status": source });

describe("its templates", () => {
  test("have the published schema of their context; otherwise: npm run templates", () => {
    const file = new URL("../../docs/tabletop-context.schema.json", import.meta.url);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(tabletopJsonSchema())));
  });

  test("say above an ejected one what it may use", () => {
    const header = templateHeader("tabletop-status", "0.1.0");
    expect(header).toMatch(/\btalked\b/u);
    expect(header).toContain("docs/tabletop-context.schema.json");
    expect(header).not.toMatch(/\bprobeTable\b/u);
  });

  test("may be one's own", () => {
    const markdown = renderTabletop(
      readinessOf(aTabletop()),
      "name-gone",
      own("> **TABLETOP** Ask {{md owner}}.\n"),
    );
    expect(markdown).toContain("\n> **TABLETOP** Ask operations.\n");
  });

  test("know the names of a tabletop only, as those of breaks know only theirs", () => {
    expect(() => own("{{md recoverWithinMs}}")).toThrow('nothing is called "recoverWithinMs"');
    expect(() => compiled({ ...shippedTexts(), status: "{{md cannot}}" })).toThrow(
      'nothing is called "cannot"',
    );
  });
});

test("an unknown one is a usage error that says which there are", () => {
  expect(() => renderTabletop(readinessOf(aTabletop()), "name-gon", templates)).toThrow(
    'There is no tabletop called "name-gon"',
  );
});

test("the runbook of a break takes a fallback that was drilled", () => {
  const { fallback } = aTabletop();
  const breaks = [aBreakFinding(fallback === undefined ? {} : { fallback })];
  expect(renderRunbook(aReadinessForRunbooks({ breaks }), "database-slow", templates)).toContain(
    "**Phone trees and clipboards.**",
  );
});
