import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Readiness } from "../../model/readiness.ts";
import { renderRunbook } from "../../runbooks/index.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { readMarkdown, sectionsOf } from "../support/read-markdown.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const HOSTILE: readonly (readonly [string, string])[] = [
  ["Handlebars", "{{title}} {{#each x}} {{> step}} {{{a}}} {{"],
  ["HTML", "<script>alert(1)</script> <!-- <b onclick='x'> &lt;i&gt; &#x41;"],
  ["Markdown links", "[click](http://evil.example) ![x](y) <http://z.example> [a]: b"],
  ["links that run", "[x](javascript:alert(1)) <javascript:alert(1)> [y]: javascript:alert(1)"],
  ["bare addresses", "http://evil.example www.evil.example HTTPS://evil.example"],
  ["the name of a file", '../../etc/passwd\nrunbooks/x.md\r\n](javascript:x) "><img src=x>'],
  ["the end of front matter", "x\n---\nowner: evil\n---\n: ]]> - {{owner}}"],
  ["characters that nobody sees", "a\u200B\u061C\u2066b\u{E0041}\u{E007F}\u00AD"],
  ["Markdown blocks", "x\n---\n# Heading\n\n## Impact\n\n```sh\nrm -rf ~\n```\n| a | b |\n| - | - |\n> q"],
  ["YAML", "a: b\n- c: 'd' \"e\" #f\n\t&anchor *alias !tag %YAML ---\n..."],
  ["backticks", "`` ` ``` ```` ~~~ `"],
  ["shell", "'; rm -rf / #' \"$(id)\" `id` $HOME \\ \n&& id"],
  ["control characters", "\u001B[31mred\u0000\u0007\r\n\u0085\u2028\u202E\uFEFF\u009B\uD800"],
  ["what a lint looks for", "undefined NaN [object Object] Invalid Date {{ }}"],
  ["our own marks", "\uFDD0 undefined \uFDD1 NaN \uFDD1\uFDD0"],
  ["a list", "- x\n1. y"],
  ["a number with a dot", "1. x"],
  ["an underline", "==="],
  ["a rule", "---"],
  ["a heading", "# x #"],
  ["emphasis", "**a** __b__ *c* ~~d~~ $e$"],
  ["nothing", ""],
  ["blanks", " \n\t "],
];

const FIXED = new Set(["id", "fix", "startedAt", "kind", "outcome", "phase", "platform"]);

/** The same value with every text replaced, but for those that are names of the program itself. */
function everyText(value: unknown, text: string, fixed: ReadonlySet<string>): unknown {
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map((one) => everyText(one, text, fixed));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isErrors = key === "errors" && typeof inner === "object" && inner !== null;
      if (isErrors)
        return [
          key,
          Object.fromEntries(Object.values(inner).map((count, index) => [text + "!".repeat(index), count])),
        ];
      return [key, fixed.has(key) && typeof inner === "string" ? inner : everyText(inner, text, fixed)];
    }),
  );
}

const base = aReadinessForRunbooks();
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
  const prose = shape.prose.filter((line) => !line.startsWith("- **Careful:**"));
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
      generated_by: `gameday ${text}, template runbook.hbs`,
    });
  });

  test("brings no control character onto a screen", () => {
    const markdown = render(hostile(text));
    // oxlint-disable-next-line no-control-regex
    expect(markdown).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u202E\uFDD0\uFDD1\uFEFF]/u);
    expect(markdown).not.toMatch(/(?![\u200C\u200D])\p{Cf}/u);
  });

  test("leaves shell blocks that a shell can parse", () => {
    const markdown = render(hostile(text, "command", "repeat"));
    const blocks = readMarkdown(markdown).fences.filter(({ language }) => language === "sh");
    const parsed = blocks.map(({ text: script }) => spawnSync("bash", ["-n"], { input: script }).status);
    expect(parsed).toEqual(blocks.map(() => 0));
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
