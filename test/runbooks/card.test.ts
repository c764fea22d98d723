import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cardPage } from "../../runbooks/card/card-page.ts";
import { cardText } from "../../runbooks/card/card-text.ts";
import { foldCommand } from "../../runbooks/card/fold-command.ts";
import { textWidth } from "../../runbooks/markdown/text-width.ts";
import { readRunbook, renderRunbook, type ReadRunbook } from "../../runbooks/index.ts";
import { aFallback, aFix, aStep } from "../support/a-break-part.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { aBreakFinding, aBreakWithoutFix, aProcessDeath } from "../support/a-runbook-finding.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";
import { tenRunbooks } from "../support/ten-runbooks.ts";
import type { BreakFinding } from "../../model/readiness.ts";

const templates = shippedTemplates();
const runbookOf = (finding: BreakFinding): ReadRunbook =>
  readRunbook(renderRunbook(aReadinessForRunbooks({ breaks: [finding] }), finding.id, templates), "x.md");

/** Far too much of everything. */
function endless(): BreakFinding {
  const finding = aBreakFinding();
  const steps = Array.from({ length: 40 }, (_, index) => aStep({ title: `Do thing ${index}` }));
  const long = "word ".repeat(400).trim();
  const [rejected, proven] = finding.fixes;
  return aBreakFinding({
    planned: { ...finding.planned, symptom: long, symptoms: Array.from({ length: 50 }, () => long) },
    fallback: aFallback({ say: long, steps: Array.from({ length: 60 }, () => long) }),
    fixes: [rejected, proven].flatMap((one) =>
      one === undefined ? [] : [{ ...one, fix: aFix({ steps }), reason: long }],
    ),
  });
}

const many: readonly (readonly [string, ReadRunbook])[] = [
  ...tenRunbooks().map((runbook) => [runbook.frontMatter.id, runbook] as const),
  ["a rejected fix", runbookOf(aBreakFinding())],
  ["two steps", runbookOf(aProcessDeath())],
  ["no fix and no fallback", runbookOf(aBreakWithoutFix())],
  ["endless texts", runbookOf(endless())],
];

describe.each(many)("the card of %s", (_name, runbook) => {
  const lines = cardText(runbook).trimEnd().split("\n");

  test("has at most 60 lines of at most 80 columns", () => {
    expect(lines.length).toBeLessThanOrEqual(60);
    expect(Math.max(...lines.map((line) => textWidth(line)))).toBeLessThanOrEqual(80);
  });

  test("names the runbook, its state and what to do", () => {
    expect(lines.slice(0, 4).join(" ")).toContain(
      runbook.frontMatter.verification.status.toUpperCase().replace("-", " "),
    );
    for (const heading of [
      "IN 30 SECONDS",
      "STOP THE BLEEDING",
      "IF IT DID NOT WORK",
      "FALL BACK TO PEOPLE",
    ]) {
      expect(lines.filter((line) => line.startsWith(`${heading} ──`))).toHaveLength(1);
    }
  });

  test("as a page has the same sections, no script and nothing from elsewhere", () => {
    const page = cardPage(runbook);
    expect(page).toContain("<h2>Stop the bleeding</h2>");
    expect(page).toContain("@page { size: A5");
    expect(page).not.toMatch(/<script|<img|<link|\bsrc=/u);
  });
});

test("a card of an everyday runbook leaves nothing out", () => {
  for (const runbook of tenRunbooks()) expect(cardText(runbook)).not.toContain("… the rest");
});

test("a card that is too long says where the rest is, and holds no half of a command", () => {
  const text = cardText(runbookOf(endless()));
  expect(text).toContain("… the rest: gameday runbook open gotv-election-day/database-slow");
  const commands = text.split("\n").filter((line) => line.startsWith("curl"));
  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands) expect(text).toContain(`${command}\n  --data-raw`);
});

test("the commands of a fix stay when what explains them has to go", () => {
  const finding = aBreakFinding();
  const steps = ["one", "two", "three"].map((title) => aStep({ title, otherwise: "Ask. ".repeat(20) }));
  const long = aBreakFinding({
    fallback: aFallback({
      steps: Array.from({ length: 30 }, () => "Call the next one on the list. ".repeat(3)),
    }),
    fixes: finding.fixes.map((one) => ({ ...one, fix: aFix({ steps }) })),
  });
  const text = cardText(runbookOf(long));
  expect(text.match(/^\d\. (?:one|two|three)$/gmu)).toEqual(["1. one", "2. two", "3. three"]);
  expect(text.match(/^curl /gmu)).toHaveLength(3);
  expect(text).toContain("… the rest");
});

test("exercised or not is said of each step", () => {
  const text = cardText(runbookOf(aProcessDeath()));
  expect([...text.matchAll(/Exercised: (?:yes|no)/gu)].length).toBeGreaterThanOrEqual(2);
  expect(text).toContain("Exercised: yes.");
});

const run = (text: string): string => spawnSync("bash", ["-c", text], { encoding: "utf8" }).stdout;

describe("a command on a card", () => {
  test("means the same to a shell", () => {
    const word = fc.oneof(
      fc.constantFrom(
        "a",
        "-x",
        "--long-option=value",
        "'one two'",
        '"three  four"',
        "$HOME",
        "\\'",
        "a\\ b",
        "'it'\\''s'",
      ),
      fc
        .string({ unit: fc.constantFrom("a", "b", " "), maxLength: 30 })
        .map((text) => `'${text.replaceAll("'", "")}'`),
    );
    const commands = fc
      .array(word, { minLength: 3, maxLength: 25 })
      .map((words) => `printf '<%s>' ${words.join(" ")}`);
    fc.assert(
      fc.property(commands, (command) => {
        const lines = foldCommand(command, 60);
        fc.pre(!lines.some((line) => line.endsWith("↩")));
        expect(run(lines.join("\n"))).toBe(run(command));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ["a comment", `echo ${"a ".repeat(60)} # not the end`],
    ["a text in quotes", `echo '${"a ".repeat(60)}'`],
    ["several lines", `cat <<END\n${"a ".repeat(60)}\nEND`],
    ["an open quote", `echo "${"a ".repeat(60)}`],
  ])("that holds %s is cut where it is typed on, and says so", (_what, command) => {
    const lines = foldCommand(command, 40);
    expect(lines.every((line) => textWidth(line) <= 40)).toBe(true);
    expect(lines.some((line) => line.endsWith("↩"))).toBe(true);
    expect(lines.join("\n").replaceAll("↩\n", "").replaceAll(" \\\n  ", " ")).toBe(command);
  });
});
