import type { Configuration } from "markdownlint";
import { lint } from "markdownlint/sync";
import { expect, test } from "vitest";
import { renderRunbook } from "../../runbooks/index.ts";
import type { Readiness } from "../../model/readiness.ts";
import { everyText, FIXED, HOSTILE } from "../support/hostile-texts.ts";
import { readinessOfAllKinds } from "../support/runbooks-of-all-kinds.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const SECTIONS = [
  "In 30 seconds",
  "Is it this",
  "Impact",
  "Stop the bleeding",
  "Verify it worked",
  "If it did not work",
  "Do not do this",
  "Fall back to people",
  "Roll back",
  "Diagnose further",
  "Measured symptoms",
  "Permanent fix",
  "Provenance",
];

/** Steps have headings of their own below the two sections that change something. */
const STEPS_BELOW = ["Stop the bleeding", "Roll back"];

const RULES: Configuration = {
  default: true,
  // Sentences and tables are as long as what was measured.
  "line-length": false,
  // The title in the front matter is for programs; the symptom stands above the text.
  "single-h1": { front_matter_title: "" },
  "required-headings": {
    headings: [
      "?",
      ...SECTIONS.flatMap((name) => [`## ${name}`, ...(STEPS_BELOW.includes(name) ? ["*"] : [])]),
    ],
  },
};

/** What is wrong with a text, in the words of markdownlint. */
const complaints = (markdown: string): readonly string[] =>
  (lint({ strings: { runbook: markdown }, config: RULES })["runbook"] ?? []).map(
    ({ ruleNames, lineNumber, errorContext, errorDetail }) =>
      `${ruleNames.join("/")} at line ${lineNumber}: ${errorDetail ?? ""} ${errorContext ?? ""}`,
  );

const templates = shippedTemplates();
const kinds = readinessOfAllKinds();

test.each(kinds)("a runbook of %s is clean", (_kind, readiness, id) => {
  expect(complaints(renderRunbook(readiness, id, templates))).toEqual([]);
});

const [, base, id] = kinds[0] ?? [];
const clean = base === undefined || id === undefined ? "" : renderRunbook(base, id, templates);

test.each([
  ["a section is missing", /\n## Impact\n[\s\S]*?(?=\n## )/u, "", "MD043"],
  ["a section is called something else", "## Impact", "## Effects", "MD043"],
  ["sections change places", "## Roll back", "## Permanent fix", "MD043"],
  ["a list hangs on a sentence", "\n\n- ", "\n- ", "MD032"],
  ["blank lines pile up", "\n\n## Impact", "\n\n\n## Impact", "MD012"],
])("the linter sees it when %s", (_what, from, to, rule) => {
  expect(complaints(clean.replace(from, to)).join("\n")).toContain(rule);
});

test.each(HOSTILE)("%s in every text leaves the headings as they must be", (_name, hostile) => {
  const structural = complaints(
    renderRunbook(everyText(base, hostile, FIXED) as Readiness, id ?? "", templates),
  ).filter((text) => /MD0(?:01|22|24|25|31|32|33|40|41|43|56|58)/u.test(text));
  expect(structural).toEqual([]);
});
