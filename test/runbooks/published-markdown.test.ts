import { lint } from "markdownlint/sync";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../cli/sha256.ts";
import { publishOver, readRunbook, renderIndex, renderRunbook } from "../../runbooks/index.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { readMarkdown } from "../support/read-markdown.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const complaints = (markdown: string): readonly string[] => {
  const config = { default: true, "line-length": false, "single-h1": { front_matter_title: "" } };
  const found = lint({ strings: { page: markdown }, config })["page"] ?? [];
  return found.map(({ ruleNames, lineNumber }) => `${ruleNames.join("/")} at line ${lineNumber}`);
};

const readiness = aReadinessForRunbooks();
const published = (id: string): string =>
  publishOver(undefined, renderRunbook(readiness, id, shippedTemplates()), sha256).text;
const indexed = readiness.breaks.map(({ id }) => ({
  file: `gotv-election-day/${id}.md`,
  runbook: readRunbook(published(id), `${id}.md`),
}));

describe("markdownlint finds nothing in", () => {
  test.each(readiness.breaks.map(({ id }) => id))("the published runbook of %s", (id) => {
    expect(complaints(published(id))).toEqual([]);
  });

  test("a runbook with a note", () => {
    const [before, after] = ["<!-- notes: begin -->\n", "<!-- notes: begin -->\nMaria has the number.\n"];
    expect(complaints(published("database-slow").replace(before, after))).toEqual([]);
  });

  test("the index", () => {
    expect(complaints(publishOver(undefined, renderIndex(indexed), sha256).text)).toEqual([]);
  });
});

describe("the index", () => {
  test("tells the worst first, each once", () => {
    const rows = [...renderIndex(indexed.toReversed()).matchAll(/^\| \[.*\]\((.*)\) \| (\w+) \|/gmu)];
    const severities = rows.map(([, , severity = ""]) => severity);
    expect(severities).toEqual(severities.toSorted());
    expect(rows.map(([, file = ""]) => file).toSorted()).toEqual(indexed.map(({ file }) => file).toSorted());
  });

  test("says of what no run has verified that it is not", () => {
    const row = renderIndex(indexed)
      .split("\n")
      .find((line) => line.includes("edge-cut.md"));
    expect(row).toContain("| unverified | not verified |");
  });

  test("whatever stands in a runbook, its table stays as wide", () => {
    const hostile = indexed.map(({ file, runbook }) => ({
      file,
      runbook: {
        ...runbook,
        frontMatter: { ...runbook.frontMatter, title: "a | b\n# c ](x) <b> `", owner: "| |\n\n## Mine" },
      },
    }));
    expect(readMarkdown(renderIndex(hostile)).cells).toEqual(readMarkdown(renderIndex(indexed)).cells);
    expect(readMarkdown(renderIndex(hostile)).headings).toEqual(readMarkdown(renderIndex(indexed)).headings);
  });
});
