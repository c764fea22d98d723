import { describe, expect, it } from "vitest";
import { readyCodeOf } from "../../cli/exit-codes.ts";
import { formats } from "../../reports/index.ts";
import { aPageOne, anException } from "../support/a-page-one.ts";
import { aReadiness } from "../support/a-readiness.ts";

/** As a reader sees it: without the line breaks of a terminal, the marks of HTML and of Markdown. */
const plain = (text: string): string =>
  text
    .replaceAll(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>|<!-- -->/gu, "")
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll("&#39;", "'")
    .replaceAll(/\\(?=[^\w\s])/gu, "")
    .replaceAll(/\s+/gu, " ");
const shown = (name: string, readiness = aReadiness()): string => plain(formats.get(name).render(readiness));

describe.each(["html", "markdown", "terminal"])("page one in %s", (name) => {
  it("says until when it counts, what it leaves out and who answers for what is open", () => {
    const text = shown(name, aReadiness({ verdict: "READY WITH CONDITIONS" }));
    expect(text).toContain("READY WITH CONDITIONS");
    expect(text).toContain("Valid until 2012-11-07");
    expect(text).toContain("60,000 of the 1,200,000 calls of the day");
    expect(text).toContain("signed by Field director: Captains have paper lists");
    expect(text).toContain("does not count: it expired on 2012-11-03");
  });

  it("says where the points went, what to decide, who, by when and what doing nothing costs", () => {
    const text = shown(name);
    expect(text).toContain("Score 62 of 100");
    expect(text).toMatch(/Holds during the break.*20/u);
    expect(text).toContain("44 % of the calls, 516 of 1,173 in each minute of the day");
    expect(text).toContain("the day's budget of 6,600 bad calls is spent after 12 min 48 s");
    expect(text).toContain("Have somebody at hand for degraded-mode all day.");
    expect(text).toContain("gotv-platform, before 2012-11-06");
  });

  it("says what else the verdict waits for before any break, with who and by when", () => {
    const text = shown(name);
    const task = text.indexOf("Rehearse again on a quieter or larger machine.");
    expect(task).toBeGreaterThan(0);
    expect(task).toBeLessThan(text.indexOf("Have somebody at hand"));
    expect(text.slice(task)).toMatch(/^[^.]+\. \W*gotv-platform, before 2012-11-06/u);
  });

  it("asks for no decision only when nothing does", () => {
    const said = "nothing asks for a decision";
    const quiet = aReadiness({ pageOne: aPageOne({ tasks: [], risks: [] }) });
    expect(shown(name, quiet).includes(said)).toBe(name !== "terminal");
    expect(shown(name, aReadiness({ pageOne: aPageOne({ risks: [] }) }))).not.toContain(said);
  });

  it("ends with the five sentences, each with a plain yes or no", () => {
    const text = shown(name);
    for (const { text: sentence, evidence } of aPageOne().sentences) {
      expect(text).toContain(sentence);
      expect(text).toContain(evidence);
    }
  });

  it("is left out when people led through the break", () => {
    const { pageOne: _, ...led } = aReadiness();
    expect(shown(name, led)).not.toMatch(/Score|Valid until|Ask users/u);
  });

  it("says that a failed gate is accepted, and not that it passed", () => {
    const [first, ...others] = aReadiness().gates;
    if (first === undefined) throw new Error("the builder has gates");
    const gate = { ...first, pass: false, exceptions: [anException()] };
    expect(shown(name, aReadiness({ gates: [gate, ...others] }))).toMatch(/! (?:gate )?accepted/u);
  });
});

describe("for machines", () => {
  it("JSON holds all of page one", () => {
    const report = JSON.parse(formats.get("json").render(aReadiness())) as { pageOne: unknown };
    expect(report.pageOne).toEqual(aPageOne());
  });

  it("JUnit skips what somebody answers for, and fails for everything else", () => {
    const [first, ...others] = aReadiness().gates;
    if (first === undefined) throw new Error("the builder has gates");
    const broken = aReadiness().breaks.map((found) => ({
      ...found,
      outcome: "fix-rejected" as const,
      fixes: [],
    }));
    const rendered = (exceptions: boolean, verdict: "READY WITH CONDITIONS" | "NOT READY"): string => {
      const gate = {
        ...first,
        pass: false,
        ...(exceptions ? { exceptions: broken.map(({ id }) => anException({ break: id })) } : {}),
      };
      return formats.get("junit").render(aReadiness({ verdict, breaks: broken, gates: [gate, ...others] }));
    };
    expect(rendered(true, "READY WITH CONDITIONS")).not.toContain("<failure");
    expect(rendered(true, "READY WITH CONDITIONS")).toContain("accepted by Field director until 2012-11-07");
    expect(rendered(false, "NOT READY").match(/<failure/gu)?.length).toBe(broken.length + 2);
  });

  it.each([
    ["READY", 0],
    ["READY WITH CONDITIONS", 0],
    ["NOT READY", 1],
    ["INCONCLUSIVE", 1],
  ] as const)("%s exits with %d", (verdict, code) => {
    expect(readyCodeOf(verdict)).toBe(code);
  });
});
