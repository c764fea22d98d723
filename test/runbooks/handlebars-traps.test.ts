import Handlebars from "handlebars";
import { describe, expect, test, vi } from "vitest";
import { UsageError } from "../../model/errors.ts";
import { placeNames, registerPlaces } from "../../runbooks/places.ts";
import { createRunbookContext, renderRunbook } from "../../runbooks/index.ts";
import { aStep, aFix } from "../support/a-break-part.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { aBreakFinding } from "../support/a-runbook-finding.ts";
import { compiled, shippedTemplates, shippedTexts } from "../support/runbook-templates.ts";

/*
 * Each trap twice: Handlebars by itself falls into it (when that is no longer so, our guard can go), and we do not.
 */

const texts = shippedTexts();
const shipped = shippedTemplates();
const readiness = aReadinessForRunbooks();
const plain = (source: string, context: object, options: CompileOptions = { strict: true }): string =>
  Handlebars.create().compile(source, options)(context);

/** What our templates say when this one stands where the status stands. */
const render = (status: string, of = readiness): string =>
  renderRunbook(of, "database-slow", compiled({ ...texts, status }));

const withCommand = (command: string) => {
  const fix = aFix({ steps: [aStep({ action: { kind: "run", command } })] });
  const proven = {
    id: fix.id,
    title: fix.title,
    outcome: "proven",
    reason: "it helped",
    steps: [],
    fix,
  } as const;
  return aReadinessForRunbooks({ breaks: [aBreakFinding({ fixes: [proven] })] });
};

describe("default escaping breaks commands in Markdown", () => {
  const command = "psql -c 'select 1' --set=a=`date`";

  test("Handlebars alone", () => {
    expect(plain("{{command}}", { command })).toBe(
      "psql -c &#x27;select 1&#x27; --set&#x3D;a&#x3D;&#x60;date&#x60;",
    );
  });

  test("a runbook holds the command as it is", () => {
    expect(renderRunbook(withCommand(command), "database-slow", shipped)).toContain(`\n${command}\n`);
  });

  test("one environment never reaches another: helpers of runbooks are unknown outside", () => {
    const runbooks = Handlebars.create();
    registerPlaces(runbooks);
    const pages = Handlebars.create();
    expect(Object.keys(pages.helpers).filter((name) => placeNames.includes(name))).toEqual([]);
    expect(Object.keys(Handlebars.helpers).filter((name) => placeNames.includes(name))).toEqual([]);
    expect(pages.compile("{{a}}")({ a: "<b>" })).toBe("&lt;b&gt;");
  });
});

describe("a value that is missing", () => {
  test("Handlebars alone throws when strict", () => {
    expect(() => plain("{{missing}}", {})).toThrow('"missing" not defined');
  });

  test("a template that names it is refused before anything is rendered", () => {
    expect(() => render("{{md missing}}")).toThrow(UsageError);
    expect(() => render("{{md missing}}")).toThrow('nothing is called "missing"');
  });
});

describe("a condition or a list that is missing is silently no, even when strict", () => {
  test("Handlebars alone", () => {
    expect(plain("{{#if missing}}a{{/if}}{{#each missing}}b{{/each}}", {})).toBe("");
  });

  test.each([
    ["{{#if missing}}a{{/if}}", "nothing is called"],
    ["{{#each missing}}b{{/each}}", "nothing is called"],
    ["{{#if expect}}a{{/if}}", "{{#if}} about something that is not there"],
    ["{{#each steps}}{{md title}}{{/each}}", "{{#each}} about something that is not there"],
  ])("%s is refused", (source, message) => {
    expect(() => render(source)).toThrow(message);
  });
});

describe("a partial with an argument that is missing prints blank", () => {
  test("Handlebars alone", () => {
    const handlebars = Handlebars.create();
    handlebars.registerPartial("p", "[{{name}}]");
    expect(handlebars.compile("{{> p name=missing}}", { strict: true })({})).toBe("[]");
  });

  test.each(["{{> exercise name=title}}", "{{> exercise}}", "{{> exercise this name=title}}"])(
    "%s is refused: a partial takes one whole object",
    (source) => {
      expect(() => render(source)).toThrow(UsageError);
    },
  );
});

describe("a getter of a class and a Map print blank", () => {
  class Getter {
    get title(): string {
      return "seen";
    }
  }

  test("Handlebars alone, even when strict", () => {
    // It says so, where nobody looks while runbooks are written.
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(plain("{{a.title}}", { a: new Getter() })).toBe("");
    expect(plain("{{a.size}}", { a: new Map([[1, 2]]) })).toBe("");
    vi.restoreAllMocks();
  });

  test("the context is plain JSON, whatever the readiness is made of", () => {
    const planned = Object.assign(Object.create(Getter.prototype) as Getter, aBreakFinding().planned);
    const of = aReadinessForRunbooks({ breaks: [aBreakFinding({ planned })] });
    const context = createRunbookContext(of, "database-slow");
    expect(JSON.parse(JSON.stringify(context))).toStrictEqual(context);
    expect(renderRunbook(of, "database-slow", shipped)).toBe(
      renderRunbook(aReadinessForRunbooks({ breaks: [aBreakFinding()] }), "database-slow", shipped),
    );
  });
});

describe("NaN, null and undefined", () => {
  test("Handlebars alone prints NaN, and nothing for the others", () => {
    expect(plain("[{{a}}][{{b}}][{{c}}]", { a: Number.NaN, b: null, c: undefined }, {})).toBe("[NaN][][]");
  });

  test("the context refuses NaN", () => {
    const finding = aBreakFinding();
    const planned = { ...finding.planned, recoverWithin: Number.NaN as never };
    const of = aReadinessForRunbooks({ breaks: [{ ...finding, planned }] });
    expect(() => createRunbookContext(of, "database-slow")).toThrow("recoverWithinMs");
  });

  test("a place refuses null", () => {
    expect(() => render("{{md noFixReason}}")).toThrow("{{md}} null");
    expect(() => render("{{ms brokeAfterMs}}", aReadinessForRunbooks({ breaks: [neverBroke()] }))).toThrow(
      "{{ms}} null",
    );
  });

  test.each(["NaN", "undefined", "[object Object]", "Invalid Date", String.raw`\{{title}}`])(
    "a runbook that would say %s is not written",
    (source) => {
      expect(() => render(source)).toThrow("A runbook would say");
    },
  );
});

function neverBroke() {
  const { brokeAfterMs: _, ...finding } = aBreakFinding();
  return finding;
}

describe("zero is no", () => {
  test("Handlebars alone loses 0 errors", () => {
    expect(plain("{{#if errors}}{{errors}} errors{{/if}}", { errors: 0 })).toBe("");
  });

  test("to ask about a number is refused", () => {
    expect(() => render("{{#if wantShare}}a{{/if}}")).toThrow("{{#if}} about 0.99");
  });

  test("0 is printed", () => {
    expect(renderRunbook(readiness, "database-slow", shipped)).toContain("0 acknowledged writes lost");
  });
});

describe("the braces of Prometheus", () => {
  test("Handlebars alone drops {{ $labels.job }} without a word", () => {
    expect(plain("[{{ $labels.job }}]", { $labels: {} }, {})).toBe("[]");
  });

  test("in a template they are refused", () => {
    expect(() => render("{{ $labels.job }}")).toThrow("does not say for which place");
  });

  test("Handlebars alone cannot read a query next to three braces", () => {
    expect(() => plain('x{{{job="a"}}}', {})).toThrow("Parse error");
  });

  test("in a template such a query is refused with the way out", () => {
    expect(() => render('x{{{job="a"}}}')).toThrow("cannot be read");
  });

  test("as data both are only text", () => {
    const command = "promtool query instant 'x{{{job=\"a\"}}}' '{{ $labels.job }}'";
    expect(renderRunbook(withCommand(command), "database-slow", shipped)).toContain(`\n${command}\n`);
  });
});

describe("a partial that is indented moves all of its lines", () => {
  test("Handlebars alone, unless it is told not to", () => {
    const handlebars = Handlebars.create();
    handlebars.registerPartial("p", "a\nb\n");
    expect(handlebars.compile("  {{> p}}\n")({})).toBe("  a\n  b\n");
    expect(handlebars.compile("  {{> p}}\n", { preventIndent: true })({})).toBe("  a\nb\n");
  });

  test("code in a list moves with its list, so that it stays in it", () => {
    const moved = render("- a step:\n\n{{#each fix.steps}}\n  {{> exercise command}}\n{{/each}}\n");
    expect(moved).toMatch(/\n- a step:\n\n {2}- \*\*Exercised in run-7f3c:\*\* yes/u);
  });
});

describe("a parsed template is code of whoever parsed it", () => {
  test("Handlebars alone runs it", () => {
    expect(Handlebars.create().compile(Handlebars.parse("a{{b}}"))({ b: 1 })).toBe("a1");
  });

  test("only text is taken", () => {
    const status: unknown = Handlebars.parse("a");
    expect(() => compiled({ ...texts, status: status as string })).toThrow(
      'Template "status" is not a text.',
    );
  });
});
