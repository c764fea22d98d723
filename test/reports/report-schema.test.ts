import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { jsonFormat } from "../../reports/formats/json.ts";
import { reportJsonSchema, reportSchema } from "../../reports/report-schema.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { aRehearsalFinding } from "../support/a-rehearsal-finding.ts";
import { aBareTabletop, asFinding, aTabletop } from "../support/a-tabletop.ts";
import { theRecordedDay } from "../support/a-recorded-day.ts";

const parsed = (text: string): unknown => JSON.parse(text);
const full = () =>
  aReadiness({
    rehearsal: aRehearsalFinding(),
    stopped: "why",
    script: "a.js",
    tabletops: [asFinding(aTabletop()), asFinding(aBareTabletop())],
  });

describe("docs/report.schema.json", () => {
  test("is what the schema says today; otherwise: npm run schema", () => {
    const file = new URL("../../docs/report.schema.json", import.meta.url);
    expect(parsed(readFileSync(file, "utf8"))).toEqual(parsed(JSON.stringify(reportJsonSchema())));
  });

  test.each([
    ["a day", aReadiness()],
    ["a report with everything that may be absent", full()],
    ["a real recorded day", theRecordedDay()],
  ])("holds for %s", (_, readiness) => {
    expect(reportSchema.safeParse(parsed(jsonFormat.render(readiness))).error).toBeUndefined();
  });

  test("a key that it does not document is refused", () => {
    const report = parsed(jsonFormat.render(aReadiness())) as object;
    expect(reportSchema.safeParse({ ...report, added: 1 }).success).toBe(false);
  });
});
