import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Readiness } from "../../model/readiness.ts";
import { renderRunbook } from "../../runbooks/index.ts";
import { withProbes } from "../support/a-probe.ts";
import { everyText, FIXED, HOSTILE } from "../support/hostile-texts.ts";
import { readMarkdown, sectionsOf } from "../support/read-markdown.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";
import { aReadinessWithPlaces } from "../support/runbooks-of-all-kinds.ts";

const base = withProbes(aReadinessWithPlaces());
const templates = shippedTemplates();
const hostile = (text: string, ...alsoFixed: string[]): Readiness =>
  everyText(base, text, new Set([...FIXED, ...alsoFixed])) as Readiness;
const render = (readiness: Readiness, id = "database-slow"): string =>
  renderRunbook(readiness, id, templates);

const TOKEN = /\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|`+|[\s\S]/gu;

/** What can still act in a line of Markdown: escaped characters and code mean only themselves. */
const active = (line: string): string =>
  line.replaceAll(TOKEN, (token, ticks?: string) =>
    ticks !== undefined || (token.length === 2 && token.startsWith("\\")) ? "x" : token,
  );

const countOf = (text: string, part: RegExp): number => [...text.matchAll(part)].length;

const structureOf = (markdown: string) => {
  const shape = readMarkdown(markdown);
  // A command that had to be altered says so in a line of its own.
  const prose = shape.prose.filter((line) => !line.trimStart().startsWith("- **Careful:**"));
  const left = prose.map(active).join("\n");
  return {
    sections: sectionsOf(markdown),
    levels: shape.headings.map((heading) => heading.replace(/[^#].*$/u, "")),
    fences: shape.fences.map(({ language }) => language),
    cells: shape.cells,
    lines: prose.filter((line) => line !== "").length,
    links: countOf(left, /\]\(/gu),
    addresses: countOf(left, /:\/\/|www\./giu),
    tags: countOf(left, /</gu),
    entities: countOf(left, /&/gu),
    emphasis: countOf(left, /\*\*/gu),
    lists: countOf(left, /^\s*(?:-|\d+\.) /gmu),
    ticks: countOf(left, /`(?!``)/gu),
  };
};

const ids = base.breaks.map(({ id }) => id);

/** The plain text with one word, so that only what the text does differs. */
const plain = (id: string) => structureOf(render(hostile("word"), id));

describe.each(HOSTILE)("%s in every text field", (_name, text) => {
  test.each(ids)("leaves the structure of %s as it is", (id) => {
    expect(structureOf(render(hostile(text), id))).toEqual(plain(id));
  });

  test("comes back from the front matter as it was", () => {
    const shown = text.trim() === "" ? "(blank)" : text;
    expect(parse(readMarkdown(render(hostile(text))).frontMatter)).toMatchObject({
      title: shown,
      owner: shown,
      symptoms: [shown, shown],
      generated_by: `gameday ${text}, templateApi 1`,
    });
  });

  test("brings no control character onto a screen", () => {
    const markdown = render(hostile(text));
    // oxlint-disable-next-line no-control-regex
    expect(markdown).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u202E\uFDD0\uFDD1\uFEFF]/u);
    expect(markdown).not.toMatch(/(?![\u200C\u200D])\p{Cf}/u);
  });
});

test("any text at all leaves the structure as it is", () => {
  const expected = plain("database-slow");
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
      expect(structureOf(render(hostile(text)))).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("any Markdown leaves the structure as it is", () => {
  const expected = plain("database-slow");
  const markup = fc.string({
    unit: fc.constantFrom(..."`*_[]()<>#|~$&\\-+=1.{}!\n ab".split("")),
    maxLength: 30,
  });
  fc.assert(
    fc.property(markup, (text) => {
      expect(structureOf(render(hostile(text)))).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

test("a command with hidden characters says that it cannot be copied", () => {
  expect(render(hostile("gotvctl \u001B[8m pool"))).toContain("holds control characters, shown as U+FFFD");
});
