import { ALERT_STEP_MS, CALLS_METRIC } from "../../model/alert.ts";
import { countText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import { quoteYaml } from "../quote-yaml.ts";
import { alertExpression } from "./expression.ts";
import { shownAlerts, type ShownAlert } from "./alert-text.ts";
import { durationOf, inTemplate, plainText } from "./prometheus-text.ts";

export const metricOf = ({ alerts }: Readiness): string => alerts?.metric ?? CALLS_METRIC;

const mapOf = (key: string, texts: Readonly<Record<string, string>>): readonly string[] => [
  `        ${key}:`,
  ...Object.entries(texts).map(([name, text]) => `          ${name}: ${quoteYaml(inTemplate(text))}`),
];

const ruleText = ({ name, rule, labels, annotations }: ShownAlert, metric: string): readonly string[] => [
  `      - alert: ${quoteYaml(name)}`,
  "        expr: |",
  ...alertExpression(rule, metric)
    .split("\n")
    .map((line) => `          ${line}`),
  ...mapOf("labels", labels),
  ...mapOf("annotations", annotations),
];

/** Where a generated file comes from, as a comment. */
export const origin = ({ scenario, run, version, day, dayAlert }: Readiness): readonly string[] => [
  `# ${plainText(scenario.title)}: made by gameday ${plainText(version)} from run ${plainText(run)}; do not edit.`,
  `# The numbers are of a day with ${countText(dayAlert?.calls ?? day.calls)} calls; the run had ${countText(day.calls)}.`,
];

/** The alerts of a run as a file of Prometheus rules. */
export function renderAlertRules(readiness: Readiness): string {
  const metric = metricOf(readiness);
  return [
    ...origin(readiness),
    `# They read ${metric}{call,outcome}, a counter at the edge: docs/alerts.md says how to have it.`,
    "groups:",
    `  - name: ${quoteYaml(plainText(readiness.scenario.id))}`,
    `    interval: ${durationOf(ALERT_STEP_MS)}`,
    "    rules:",
    ...shownAlerts(readiness).flatMap((alert) => ruleText(alert, metric)),
    "",
  ].join("\n");
}
