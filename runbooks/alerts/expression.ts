import { BUDGET_SHARE, LEAST_BAD_CALLS, badCallsLimit, type AlertRule } from "../../model/alert.ts";
import { selector } from "./prometheus-text.ts";

const lastMinute = (what: string): string => `sum(increase(${what}[1m]))`;

/** `0.02 * 5400`, so that a reader sees where the limit comes from. */
const limitText = (rule: AlertRule): string =>
  badCallsLimit(rule) > LEAST_BAD_CALLS ? `${BUDGET_SHARE} * ${rule.budget}` : String(LEAST_BAD_CALLS);

/** When the alert fires, in PromQL. */
export function alertExpression(rule: AlertRule, metric: string): string {
  const bad = lastMinute(selector(metric, rule.calls, { not: "good" }));
  const lines = [`${bad} > ${limitText(rule)}`];
  if (rule.signature !== undefined) {
    const { outcome, share } = rule.signature;
    lines.push("and", `${lastMinute(selector(metric, rule.calls, { is: outcome }))} > ${share} * ${bad}`);
  }
  return lines.join("\n");
}

/** The share of good calls in the last minute: what must come back when the fix took. */
export const goodShareExpression = ({ calls }: AlertRule, metric: string): string =>
  [lastMinute(selector(metric, calls, { is: "good" })), "/", lastMinute(selector(metric, calls))].join("\n");
