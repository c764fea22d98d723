import { describe, expect, it } from "vitest";
import type { Readiness } from "../../../model/readiness.ts";
import { readRunbook, renderRunbook } from "../../../runbooks/index.ts";
import { HOSTILE_TEXTS, hostileDay } from "../../support/a-hostile-day.ts";
import { theRecordedDay } from "../../support/a-recorded-day.ts";
import { promqlErrors } from "../../support/promql.ts";
import { readMarkdown } from "../../support/read-markdown.ts";
import { shippedTemplates } from "../../support/runbook-templates.ts";

const templates = shippedTemplates();
const day = theRecordedDay();

const runbookOf = (readiness: Readiness) =>
  readRunbook(renderRunbook(readiness, "database-slow", templates), "database-slow.md");
const sectionOf = (readiness: Readiness, heading: string): string =>
  runbookOf(readiness).sections.find((section) => section.heading === heading)?.text ?? "";
const queriesOf = (readiness: Readiness): readonly string[] =>
  readMarkdown(renderRunbook(readiness, "database-slow", templates))
    .fences.filter(({ language }) => language === "promql")
    .map(({ text }) => text);

describe("a runbook and its alert", () => {
  it("names the alert to programs and to people, and says where else it fires", () => {
    expect(runbookOf(day).frontMatter.alerts).toEqual(["GotvElectionDayDatabaseSlow"]);
    expect(sectionOf(day, "In 30 seconds")).toContain(
      "**Alert:** `GotvElectionDayDatabaseSlow`, which also fires in: cache-lost.",
    );
    expect(sectionOf(day, "Measured symptoms")).toContain(
      "In the run it fires 30 s of the day after the fault (computed). It also fires in: cache-lost.",
    );
  });

  it("compares it with the usual rule, and says when it is silent again", () => {
    const symptoms = sectionOf(day, "Measured symptoms");
    expect(symptoms).toContain("over an hour and over five minutes) fires after 4 min 15 s");
    expect(symptoms).toContain("it falls silent 20 min 30 s after the fault is gone");
  });

  it("says nothing of times that no record has", () => {
    const breaks = day.breaks.map(({ alert, ...rest }) => {
      const { watch, ...untested } = alert ?? {};
      return { ...rest, ...(watch === undefined ? {} : { alert: untested }) };
    });
    const symptoms = sectionOf({ ...day, breaks } as Readiness, "Measured symptoms");
    expect(symptoms).toContain("Not tested: the record of the run does not show the fault.");
    expect(symptoms).not.toContain("The usual rule");
  });

  it("asks for the share of good calls, with the number to expect", () => {
    expect(sectionOf(day, "Verify it worked")).toContain("at least 99 % a minute after the last step");
    const [query = "", ...others] = queriesOf(day);
    expect(query).toContain('calls_total{call=~"next-voter|record-contact",outcome="good"}[1m]');
    expect([others, promqlErrors(query)]).toEqual([[], []]);
  });

  it("has none where no objective is about calls", () => {
    const breaks = theRecordedDay({ objectives: [] }).breaks;
    expect(runbookOf({ ...day, breaks }).frontMatter.alerts).toEqual([]);
    expect(queriesOf({ ...day, breaks })).toEqual([]);
  });

  it.each(HOSTILE_TEXTS)("keeps a query that parses with %s in every text", (_name, text) => {
    const queries = queriesOf(hostileDay(text));
    expect(queries).toHaveLength(1);
    expect(queries.flatMap(promqlErrors)).toEqual([]);
  });
});
