import { ALERT_STEP_MS, type AlertCheck, type AlertReplay, type AlertWatch } from "../../model/alert.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import { quoteYaml } from "../quote-yaml.ts";
import { shownAlerts, type ShownAlert } from "./alert-text.ts";
import { durationOf, plainText, selector } from "./prometheus-text.ts";
import { metricOf, origin } from "./rules.ts";
import { seriesValues } from "./series-values.ts";

const WIDTH = 100;

const momentOf = (step: number): string => durationOf(step * ALERT_STEP_MS);

/** Words on lines of a readable length. */
function wrapped(words: readonly string[], indent: string): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= WIDTH) lines.push(`${indent}${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

const seriesText = ({ series }: AlertReplay, metric: string): readonly string[] =>
  series.flatMap((one) => [
    `      - series: ${quoteYaml(selector(metric, [one.call], { is: one.outcome }))}`,
    "        values: >-",
    ...wrapped(seriesValues(one), "          "),
  ]);

const mapOf = (key: string, texts: Readonly<Record<string, string>>): readonly string[] => [
  `            ${key}:`,
  ...Object.entries(texts).map(([name, text]) => `              ${name}: ${quoteYaml(text)}`),
];

function checkText({ alert, at, fires }: AlertCheck, shown: readonly ShownAlert[]): readonly string[] {
  const wanted = shown.find(({ name }) => name === alert);
  if (wanted === undefined) return [];
  const head = [`      - eval_time: ${momentOf(at)}`, `        alertname: ${quoteYaml(alert)}`];
  if (!fires) return [...head, "        exp_alerts: []"];
  return [
    ...head,
    "        exp_alerts:",
    "          -",
    ...mapOf("exp_labels", wanted.labels),
    ...mapOf("exp_annotations", wanted.annotations),
  ];
}

const clockText = ({ faultOn, acted, faultOff }: AlertReplay): string =>
  `fault on at ${momentOf(faultOn)}, nothing done until ${momentOf(acted)}, fault off at ${momentOf(faultOff)}`;

const testText = (
  { id }: BreakFinding,
  { replay, checks }: AlertWatch,
  readiness: Readiness,
  shown: readonly ShownAlert[],
): readonly string[] => [
  `  - name: ${quoteYaml(`${plainText(id)}: ${clockText(replay)}`)}`,
  `    interval: ${durationOf(ALERT_STEP_MS)}`,
  "    input_series:",
  ...seriesText(replay, metricOf(readiness)),
  "    alert_rule_test:",
  ...checks.flatMap((check) => checkText(check, shown)),
];

/** A unit test of the rules, for promtool: the counters of the recorded run in the time of the day. */
export function renderAlertTests(readiness: Readiness, rulesFile: string): string {
  const shown = shownAlerts(readiness);
  return [
    ...origin(readiness),
    `# A recorded second stands for ${readiness.day.compression} s of the day. Run it: promtool test rules THIS_FILE`,
    `rule_files: [${quoteYaml(rulesFile)}]`,
    `evaluation_interval: ${durationOf(ALERT_STEP_MS)}`,
    "tests:",
    ...readiness.breaks.flatMap((finding) =>
      finding.alert?.watch === undefined ? [] : testText(finding, finding.alert.watch, readiness, shown),
    ),
    "",
  ].join("\n");
}
