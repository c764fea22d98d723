import { readdirSync } from "node:fs";
import Handlebars from "handlebars";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../model/errors.ts";
import {
  createRunbookContext,
  renderRunbook,
  templateNames,
  type TemplateTexts,
} from "../../runbooks/index.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { aBreakFinding } from "../support/a-runbook-finding.ts";
import { compiled, shippedTexts } from "../support/runbook-templates.ts";

const shipped = shippedTexts();
const readiness = aReadinessForRunbooks();
const render = (templates: TemplateTexts): string =>
  renderRunbook(readiness, "database-slow", compiled(templates));
const withStatus = (source: string): TemplateTexts => ({ ...shipped, status: source });

test("the list of templates is what the folder holds", () => {
  const files = readdirSync(new URL("../../runbooks/templates", import.meta.url));
  expect(templateNames.map((name) => `${name}.hbs`).sort()).toEqual(files.sort());
});

test.each(Object.entries(shipped))("template %s names the place of every value", (_name, source) => {
  const bare: string[] = [];
  class FindBare extends Handlebars.Visitor {
    override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
      if (mustache.params.length === 0) bare.push(JSON.stringify(mustache.path));
    }
  }
  new FindBare().accept(Handlebars.parse(source));
  expect(bare).toEqual([]);
});

describe("a template is refused that", () => {
  test.each([
    ["prints a value without its place", "{{title}}", "does not say for which place"],
    ["prints a value of a query language", "{{ $labels.job }}", "does not say for which place"],
    ["holds the braces of a query language", "x{{{job=1}}}", "cannot be read"],
    ["prints a value unescaped", "{{{md title}}}", "{{{ }}} is not used here"],
    ["prints a value unescaped", "{{&md title}}", "{{{ }}} is not used here"],
    ["misspells a value", "{{md titel}}", 'nothing is called "titel"'],
    ["misspells a list", "{{#each symptom_s}}{{md this}}{{/each}}", 'nothing is called "symptom_s"'],
    ["misspells a condition", "{{#if hasFixx}}a{{/if}}", 'nothing is called "hasFixx"'],
    ["misspells a value behind a condition that is false", "{{#if isWithstood}}{{md titel}}{{/if}}", "titel"],
    ["uses an unknown block", "{{#lookup title}}a{{/lookup}}", "{{#lookup}} is not used here"],
    ["uses a helper that Handlebars brings along", "{{log title}}", "does not say for which place"],
    ["takes its partial from the data", "{{> (lookup . title)}}", "a partial is named, known"],
    ["names a partial that is not there", "{{> stpe this}}", "a partial is named, known"],
    ["hands no context to a partial", "{{> permanent-fix}}", "a partial is named, known"],
    ["hands optional values to a partial", "{{> permanent-fix this name=title}}", "name=value"],
    ["computes in place", "{{md (lookup this title)}}", "is not a plain name"],
    ["reads what Handlebars knows", "{{count @index}}", "is not a plain name"],
    ["defines a partial", '{{#*inline "x"}}a{{/inline}}', "is not used here"],
    ["wraps a partial", "{{#> permanent-fix}}a{{/permanent-fix}}", "is not used here"],
  ])("%s: %s", (_what, source, problem) => {
    expect(() => render(withStatus(source))).toThrow(UsageError);
    expect(() => render(withStatus(source))).toThrow(problem);
  });

  test("is a parsed template instead of its text", () => {
    const ast: unknown = Handlebars.parse("{{md title}}");
    const templates = JSON.parse(JSON.stringify({ ...shipped, status: ast })) as TemplateTexts;
    expect(() => render(templates)).toThrow("is not a text");
  });

  test("is missing", () => {
    const { runbook: _, ...rest } = shipped;
    expect(() => render(rest)).toThrow('There is no template called "runbook"');
  });
});

describe("rendering stops, and loses nothing without a word, when a template", () => {
  test.each([
    ["lists what another object has", "{{#each steps}}{{md title}}{{/each}}", "{{#each}}"],
    ["lists a text", "{{#each title}}{{md this}}{{/each}}", "{{#each}}"],
    ["asks about what another object has", "{{#if undo}}a{{/if}}", "{{#if}}"],
    ["asks about a number, where 0 would be no", "{{#if wantShare}}a{{/if}}", "{{#if}}"],
    ["denies what another object has", "{{#unless undo}}a{{/unless}}", "{{#unless}}"],
    ["steps into what another object has", "{{#with undo}}a{{/with}}", "{{#with}}"],
    ["prints what another object has", "{{md expect}}", "{{md}}"],
    ["prints an object", "{{md fix}}", "{{md}}"],
    ["prints a text as a number", "{{ms title}}", "{{ms}}"],
    ["prints a number as a text", "{{cell wantShare}}", "{{cell}}"],
    ["fences a list", '{{fence "sh" symptoms}}', "{{fence}}"],
  ])("%s: %s", (_what, source, place) => {
    expect(() => render(withStatus(source))).toThrow(place);
  });

  test.each(["undefined", "NaN", "[object Object]", "Invalid Date", String.raw`\{{md title}}`])(
    "leaves %s in its own words",
    (source) => {
      expect(() => render(withStatus(source))).toThrow("A runbook would say");
    },
  );
});

describe("the context", () => {
  test("is plain JSON", () => {
    const context = createRunbookContext(readiness, "database-slow");
    expect(JSON.parse(JSON.stringify(context))).toStrictEqual(context);
  });

  test("refuses a number that is none", () => {
    const planned = aBreakFinding().planned;
    const breaks = [aBreakFinding({ planned: { ...planned, recoverWithin: Number.NaN as never } })];
    expect(() => createRunbookContext(aReadinessForRunbooks({ breaks }), "database-slow")).toThrow(
      "recoverWithinMs",
    );
  });

  test("refuses a start that is no moment, or one without a time zone", () => {
    for (const startedAt of ["yesterday", "2026-11-22T02:47:00"]) {
      expect(() => createRunbookContext(aReadinessForRunbooks({ startedAt }), "database-slow")).toThrow(
        /startedAt|Invalid time value/u,
      );
    }
  });
});

test("a template of one's own takes the place of a shipped one", () => {
  const markdown = render({ ...shipped, "permanent-fix": "Ask {{md owner}}.\n" });
  expect(markdown).toContain("## Permanent fix\n\nAsk gotv-platform.\n");
});
