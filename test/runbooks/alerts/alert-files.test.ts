import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { Readiness } from "../../../model/readiness.ts";
import { alertFiles } from "../../../runbooks/index.ts";
import { seriesValues } from "../../../runbooks/alerts/series-values.ts";
import { theRecordedDay } from "../../support/a-recorded-day.ts";
import { HOSTILE_TEXTS, hostileDay } from "../../support/a-hostile-day.ts";
import { promqlErrors } from "../../support/promql.ts";

const texts = z.record(z.string(), z.string());
const rulesFile = z.strictObject({
  groups: z.tuple([
    z.strictObject({
      name: z.string(),
      interval: z.literal("15s"),
      rules: z.array(
        z.strictObject({ alert: z.string(), expr: z.string(), labels: texts, annotations: texts }),
      ),
    }),
  ]),
});

const rulesIn = (readiness: Readiness) =>
  rulesFile.parse(parse(alertFiles(readiness)[0]?.text ?? "")).groups[0].rules;

const day = theRecordedDay();

describe("the rules of a recorded day", () => {
  it("are one for each break and one for the day, with who is woken and where to read on", () => {
    const rules = rulesIn(day);
    expect(rules.map(({ alert }) => alert)).toEqual([
      "GotvElectionDayDatabaseSlow",
      "GotvElectionDayCacheLost",
      "GotvElectionDayDatabaseLost",
      "GotvElectionDayErrorBudget",
    ]);
    expect(rules[0]).toMatchObject({
      labels: {
        severity: "page",
        scenario: "gotv-election-day",
        break: "database-slow",
        owner: "gotv-platform",
      },
      annotations: {
        summary: "Contacts fail to save, the database looks idle",
        runbook: "gameday runbook open GotvElectionDayDatabaseSlow",
      },
    });
  });

  it("show their numbers: 2 % of what the day forgives, and what the run did", () => {
    const [rule] = rulesIn(day);
    expect(rule?.expr).toContain("> 0.02 * 5400");
    expect(rule?.annotations["description"]).toContain("2 % of the 5,400 that the whole day forgives");
    expect(rule?.annotations["description"]).toContain("fires 30 s of the day after the fault");
    expect(rule?.annotations["description"]).toContain("It also fires in: cache-lost.");
  });

  it("are PromQL", () => {
    expect(rulesIn(day).flatMap(({ expr }) => promqlErrors(expr))).toEqual([]);
  });

  it("wake nobody for a break of the third severity", () => {
    const breaks = day.breaks.map((one) => ({
      ...one,
      planned: { ...one.planned, severity: "sev3" as const },
    }));
    expect(rulesIn({ ...day, breaks })[0]?.labels["severity"]).toBe("ticket");
  });

  it.each([
    ["https://runbooks.example.org/", "https://runbooks.example.org/gotv-election-day/database-slow.html"],
    ["https://r.example.org/${break}.html", "https://r.example.org/database-slow.html"],
    ["https://r.example.org/?a=${alert}", "https://r.example.org/?a=GotvElectionDayDatabaseSlow"],
  ])("lead to a runbook at %s", (runbooks, url) => {
    const annotations = rulesIn({ ...day, alerts: { runbooks } })[0]?.annotations;
    expect(annotations).toMatchObject({ runbook_url: url });
    expect(annotations).not.toHaveProperty("runbook");
  });

  it("read another counter when the scenario names it", () => {
    const [rule] = rulesIn({ ...day, alerts: { metric: "edge:calls" } });
    expect(rule?.expr).toContain("increase(edge:calls{");
    expect(rule?.expr).not.toContain("calls_total");
  });
});

describe("the files", () => {
  it("are the same bytes for the same record, and small", () => {
    expect(alertFiles(theRecordedDay())).toEqual(alertFiles(day));
    expect(alertFiles(day).map(({ text }) => text.length < 60_000)).toEqual([true, true]);
  });

  it("are none where no objective is about calls", () => {
    const { dayAlert: _, ...without } = day;
    expect(alertFiles(without)).toEqual([]);
  });

  it("lack the test when no fault was ever on", () => {
    const breaks = day.breaks.map((one) => {
      const { watch: _, ...alert } = one.alert ?? {
        name: "",
        rule: { calls: [], budget: 0 },
        within: 0,
        alsoFiresIn: [],
      };
      return { ...one, alert };
    });
    const files = alertFiles({ ...day, breaks } as Readiness);
    expect(files.map(({ name }) => name)).toEqual(["gotv-election-day.rules.yml"]);
    expect(files[0]?.text).toContain("the record of the run does not show the fault");
  });
});

describe("a counter in promtool's notation", () => {
  it("is absent until it first grows, then lines, with what it is at each moment", () => {
    const growth = [
      [3, 0],
      [2, 1.5],
      [2, 0],
      [1, 4],
    ] as const;
    expect(seriesValues({ call: "a", outcome: "late", growth })).toEqual(["_x4", "1.5+1.5x1", "3+0x1", "7"]);
    expect(seriesValues({ call: "a", outcome: "good", growth: [[4, 2]] })).toEqual(["0+2x4"]);
  });
});

describe.each(HOSTILE_TEXTS)("%s in every text", (_name, text) => {
  const rules = rulesIn(hostileDay(text));

  it("leaves the same rules, each with an expression that parses", () => {
    expect(rules).toHaveLength(2);
    expect(rules.flatMap(({ expr }) => promqlErrors(expr))).toEqual([]);
  });

  it("leaves no braces for Prometheus to carry out", () => {
    const shown = rules.flatMap(({ labels, annotations }) => [
      ...Object.values(labels),
      ...Object.values(annotations),
    ]);
    expect(shown.filter((one) => one.replaceAll('{{ "{{" }}', "").includes("{{"))).toEqual([]);
  });
});
