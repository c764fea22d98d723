import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { needPromtool } from "../../support/needs.ts";
import { promqlErrors } from "../../support/promql.ts";
import { promtool } from "../../support/promtool.ts";

const path = needPromtool();
const guide = readFileSync(new URL("../../../docs/alerts.md", import.meta.url), "utf8");
const recipes = [...guide.matchAll(/^```yaml\n(groups:[\s\S]*?)^```$/gmu)].map(([, text = ""]) => text);

interface Recipe {
  readonly groups: readonly {
    readonly rules: readonly { readonly record: string; readonly expr: string }[];
  }[];
}

const rulesOf = (text: string) => (parse(text) as Recipe).groups.flatMap(({ rules }) => rules);

/** Each counter grows by so much a step, and these are what the recipe makes of it after ten steps. */
const OPENTELEMETRY = `
rule_files: [recipe.yml]
evaluation_interval: 15s
tests:
  - interval: 15s
    input_series:
      - { series: 'http_server_request_duration_seconds_bucket{instance="a",http_route="/contacts",http_response_status_code="201",le="0.5"}', values: "0+8x10" }
      - { series: 'http_server_request_duration_seconds_bucket{instance="a",http_route="/contacts",http_response_status_code="201",le="+Inf"}', values: "0+9x10" }
      - { series: 'http_server_request_duration_seconds_count{instance="a",http_route="/contacts",http_response_status_code="201"}', values: "0+9x10" }
      - { series: 'http_server_request_duration_seconds_count{instance="a",http_route="/contacts",http_response_status_code="503"}', values: "0+2x10" }
    promql_expr_test:
      - expr: sum by (call, outcome) (calls_total)
        eval_time: 150s
        exp_samples:
          - { labels: '{call="record-contact",outcome="good"}', value: 80 }
          - { labels: '{call="record-contact",outcome="late"}', value: 10 }
          - { labels: '{call="record-contact",outcome="status 503"}', value: 20 }
`;

describe("the recipes of docs/alerts.md", () => {
  it("all make the counter that alerts read, in PromQL", () => {
    const rules = recipes.flatMap(rulesOf);
    expect(rules.length).toBeGreaterThan(3);
    expect(new Set(rules.map(({ record }) => record))).toEqual(new Set(["calls_total"]));
    expect(rules.flatMap(({ expr }) => promqlErrors(expr))).toEqual([]);
  });
});

describe.skipIf(path === undefined)("the recipes, in promtool", () => {
  it.each(recipes.map((text) => [text]))("are sound rules", (text) => {
    expect(promtool(path ?? "", ["check", "rules"], [{ name: "recipe.yml", text }]).output).toContain(
      "SUCCESS",
    );
  });

  it("make good, late and failed calls of an OpenTelemetry histogram", () => {
    const files = [
      { name: "recipe.yml", text: recipes.find((text) => text.includes("opentelemetry")) ?? "" },
      { name: "recipe_test.yml", text: OPENTELEMETRY },
    ];
    expect(promtool(path ?? "", ["test", "rules"], files)).toMatchObject({ code: 0 });
  });
});
