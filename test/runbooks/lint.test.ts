import { describe, expect, test } from "vitest";
import { sha256 } from "../../cli/sha256.ts";
import { publishOver, renderRunbook } from "../../runbooks/index.ts";
import { lintedRunbook, lintRunbook, shellBlocks } from "../../runbooks/lint/index.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const readiness = aReadinessForRunbooks();
const render = (id: string): string =>
  renderRunbook(readiness, id, shippedTemplates()).replace(/^alerts: \[\]$/mu, 'alerts: ["SomethingIsSlow"]');
const generated = render("database-slow");
const published = publishOver(undefined, generated, sha256).text;
const BESIDE = ["service-dies.md", "edge-cut.md"];

const lint = (text: string) =>
  lintRunbook(lintedRunbook(text, "a.md"), { isFile: (target) => BESIDE.includes(target), canAlert: true });
const lineOf = (text: string, part: string): number =>
  text.split("\n").findIndex((line) => line.includes(part)) + 1;

test.each(readiness.breaks.map(({ id }) => id))("a generated runbook, of %s, has nothing to mend", (id) => {
  const text = render(id);
  const files = [...BESIDE, "database-slow.md"];
  const around = { isFile: (target: string) => files.includes(target), canAlert: true };
  expect(lintRunbook(lintedRunbook(text, "a.md"), around)).toEqual([]);
});

test("one that is published, with notes in it, has nothing to mend either", () => {
  expect(lint(published)).toEqual([]);
  expect(
    lint(
      published.replace("<!-- notes: begin -->\n", "<!-- notes: begin -->\nAsk Maria, undefined {{x}}.\n"),
    ),
  ).toEqual([]);
});

describe("is found, with its line:", () => {
  const SECTION = /\n## Impact\n[\s\S]*?(?=\n## )/u;
  test.each<[string, (text: string) => string, string, string | undefined]>([
    [
      "a section that is missing",
      (text) => text.replace(SECTION, "\n"),
      'there is no section "Impact"',
      undefined,
    ],
    [
      "a section that is empty",
      (text) => text.replace(SECTION, "\n## Impact\n"),
      'section "Impact" is empty',
      "## Impact",
    ],
    [
      "a section that nobody knows",
      (text) => text.replace("\n## Impact", "\n## Mine\n\nx\n\n## Impact"),
      '"Mine" is no section of a runbook',
      "## Mine",
    ],
    [
      "a section in another place",
      (text) =>
        text
          .replace("## Is it this", "## X")
          .replace("## Impact", "## Is it this")
          .replace("## X", "## Impact"),
      '"Is it this" is doubled or not in its place',
      "## Is it this",
    ],
    ["no owner", (text) => text.replace(/^owner: .*$/mu, 'owner: " "'), "nobody owns it", "owner:"],
    ["no alert", (text) => text.replace(/^alerts: .*$/mu, "alerts: []"), "no alert leads to it", "alerts:"],
    [
      "verified without a run",
      (text) => text.replace(/^ {2}run: .*$/mu, '  run: "unknown"'),
      "it is verified without a run",
      "  status:",
    ],
    [
      "a status that its top does not say",
      (text) => text.replace("**VERIFIED**", "**PARTIAL**"),
      'it does not say "VERIFIED" at its top, as its status does',
      "**PARTIAL**",
    ],
    [
      "an anchor that leads nowhere",
      (text) => text.replace("(#roll-back)", "(#rollback)"),
      'the link "#rollback" leads nowhere',
      "(#rollback)",
    ],
    [
      "a file that is not there",
      (text) => text.replace("(service-dies.md)", "(gone.md)"),
      'the link "gone.md" leads nowhere',
      "(gone.md)",
    ],
    [
      "a link of a note that leads nowhere",
      (text) => text.replace("<!-- notes: begin -->\n", "<!-- notes: begin -->\nSee [this](wiki/old.md).\n"),
      'the link "wiki/old.md" leads nowhere',
      "wiki/old.md",
    ],
    [
      "a word left over by a template",
      (text) => text.replace("**If not:**", "**If not:** undefined"),
      'it says "undefined"',
      "**If not:** undefined",
    ],
    ["braces", (text) => text.replace("**If not:**", "{{title}}"), 'it says "{{"', "{{title}}"],
    [
      "a secret",
      (text) => text.replace("<!-- notes: begin -->\n", "<!-- notes: begin -->\npassword=hunter2hunter2\n"),
      "there is a secret in this line",
      "hunter2",
    ],
    [
      "a note with a heading",
      (text) => text.replace("<!-- notes: begin -->\n", "<!-- notes: begin -->\n## Mine\n"),
      "a note holds a heading of a section",
      "## Mine",
    ],
    [
      "a note that never ends",
      (text) => `${text}<!-- notes: begin -->\nlast words\n`,
      "a note never ends",
      "last words",
    ],
  ])("%s", (_, change, what, at) => {
    const changed = change(published);
    expect(changed).not.toBe(published);
    expect(lint(changed)).toContainEqual(
      expect.objectContaining({ what, ...(at === undefined ? {} : { line: lineOf(changed, at) }) }),
    );
  });

  const STEP = /(\n### 1\. [^\n]*\n)([\s\S]*?)(?=\n### |\n## )/u;
  test.each([
    ["command", /```sh\n[\s\S]*?```\n/u],
    ["expected output", /- \*\*Expect:\*\*/u],
    ["word on whether it was exercised", /- \*\*Exercised in /u],
  ])("a step without its %s", (what, piece) => {
    const start = published.indexOf("\n## Stop the bleeding");
    const changed =
      published.slice(0, start) +
      published
        .slice(start)
        .replace(STEP, (_, head: string, body: string) => head + body.replace(piece, "- "));
    expect(lint(changed).map((finding) => finding.what)).toContainEqual(
      expect.stringMatching(new RegExp(`^step "1\\. .*" has no ${what}$`, "u")),
    );
  });
});

test("words that people say are left alone where they are quoted or code", () => {
  const said = generated
    .replace('> Say: "', '> Say: "undefined, NaN {{x}} ')
    .replace("- **If not:**", "- `{{x}}` **If not:**");
  expect(said).not.toBe(generated);
  expect(lint(said)).toEqual([]);
});

test("every shell block is handed over with the line of its first command", () => {
  const blocks = shellBlocks(lintedRunbook(published, "a.md"));
  const lines = published.split("\n");
  expect(blocks.length).toBe([...published.matchAll(/^\s*```sh$/gmu)].length);
  for (const { line, text } of blocks) expect(lines[line - 1]).toBe(text.split("\n")[0]);
});
