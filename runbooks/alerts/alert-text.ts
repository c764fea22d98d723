import { BUDGET_SHARE, badCallsLimit, type AlertFinding, type AlertRule } from "../../model/alert.ts";
import { countText, durationText, shareText } from "../../model/quantities.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import { shellWord } from "../../model/shell-word.ts";
import { plainText } from "./prometheus-text.ts";

/** An alert as it arrives: its name, its labels, and what a person reads. */
export interface ShownAlert {
  readonly name: string;
  readonly rule: AlertRule;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

function limitSentence(rule: AlertRule): string {
  const calls = rule.calls.join(", ");
  const signature =
    rule.signature === undefined
      ? ""
      : `, and more than ${shareText(rule.signature.share)} of them end with "${rule.signature.outcome}"`;
  return `More than ${countText(badCallsLimit(rule))} calls of ${calls} were bad in one minute (${shareText(BUDGET_SHARE)} of the ${countText(rule.budget)} that the whole day forgives)${signature}.`;
}

/** What the record says about it, in a sentence. */
export function watchSentence({ watch, within, alsoFiresIn }: AlertFinding): string {
  const others = alsoFiresIn.length === 0 ? "" : ` It also fires in: ${alsoFiresIn.join(", ")}.`;
  if (watch === undefined) return `Not tested: the record of the run does not show the fault.${others}`;
  const { firesAfterMs } = watch;
  if (firesAfterMs === undefined)
    return `In the run it stayed silent: the break did not spend that much.${others}`;
  const late = firesAfterMs > within ? `, later than the ${durationText(within)} it must` : "";
  return `In the run it fires ${durationText(firesAfterMs)} of the day after the fault${late} (computed).${others}`;
}

/** Where its runbook is: an address when the scenario knows one, otherwise what to type. */
function runbookOf(
  { alerts, scenario }: Readiness,
  id: string,
  alert: string,
): Readonly<Record<string, string>> {
  if (alerts?.runbooks === undefined) return { runbook: `gameday runbook open ${shellWord(alert)}` };
  const places: Readonly<Record<string, string>> = { scenario: scenario.id, break: id, alert };
  const written = alerts.runbooks.includes("${")
    ? alerts.runbooks
    : `${alerts.runbooks.replace(/\/$/u, "")}/\${scenario}/\${break}.html`;
  const url = written.replaceAll(/\$\{([^{}]*)\}/gu, (_, name: string) =>
    encodeURIComponent(places[name] ?? ""),
  );
  return { runbook_url: url };
}

const plain = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, plainText(text)]));

function ofBreak(readiness: Readiness, { id, planned, alert }: BreakFinding): readonly ShownAlert[] {
  if (alert === undefined) return [];
  return [
    {
      name: plainText(alert.name),
      rule: alert.rule,
      labels: plain({
        severity: planned.severity === "sev3" ? "ticket" : "page",
        scenario: readiness.scenario.id,
        break: id,
        owner: planned.owner,
      }),
      annotations: plain({
        summary: planned.symptom,
        description: `${limitSentence(alert.rule)} ${watchSentence(alert)}`,
        ...runbookOf(readiness, id, alert.name),
      }),
    },
  ];
}

function ofDay({ dayAlert, scenario }: Readiness): readonly ShownAlert[] {
  if (dayAlert === undefined) return [];
  const { name, rule } = dayAlert;
  const description = `${limitSentence(rule)} Whatever the cause, also one that nobody rehearsed.`;
  return [
    {
      name: plainText(name),
      rule,
      labels: plain({ severity: "page", scenario: scenario.id }),
      annotations: plain({
        summary: `The error budget of the day is going: ${scenario.title}`,
        description,
        runbook: "gameday runbook match",
      }),
    },
  ];
}

/** Every alert of a run: one for each break, and one for the day. */
export const shownAlerts = (readiness: Readiness): readonly ShownAlert[] => [
  ...readiness.breaks.flatMap((finding) => ofBreak(readiness, finding)),
  ...ofDay(readiness),
];
