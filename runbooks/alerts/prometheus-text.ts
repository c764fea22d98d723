import { BLANK, visible } from "../escape-markdown.ts";
import { quoteYaml } from "../quote-yaml.ts";

/** A text as an alert may carry it: on one line, nothing in it that a screen hides. */
export function plainText(text: string): string {
  const line = visible(text.replaceAll(/\s+/gu, " ")).trim();
  return line === "" ? BLANK : line;
}

/** A text that Prometheus gives back as it is: labels and annotations are Go templates, in which braces act. */
export const inTemplate = (text: string): string => text.replaceAll("{{", '{{ "{{" }}');

/** A string of PromQL; its escapes are those of YAML. U+FFFD in it would count as broken UTF-8, however it is written. */
const quotePromql = (text: string): string => quoteYaml(text.replaceAll(/[\p{Cs}\uFFFD]/gu, "_"));

const literally = (text: string): string => text.replaceAll(/[\\.+*?()|[\]{}^$]/gu, String.raw`\$&`);

/** `call="a"`, or `call=~"a|b"` for more than one. */
function matcher(label: string, values: readonly string[]): string {
  const [only = ""] = values;
  return values.length === 1
    ? `${label}=${quotePromql(only)}`
    : `${label}=~${quotePromql(values.map(literally).join("|"))}`;
}

/** The counter of these calls: those that ended so, those that did not, or all. */
export function selector(
  metric: string,
  calls: readonly string[],
  outcome?: { readonly is: string } | { readonly not: string },
): string {
  const ends =
    outcome === undefined
      ? []
      : ["is" in outcome ? `outcome=${quotePromql(outcome.is)}` : `outcome!=${quotePromql(outcome.not)}`];
  return `${metric}{${[matcher("call", calls), ...ends].join(",")}}`;
}

/** `1h2m15s`, as Prometheus writes durations. */
export function durationOf(ms: number): string {
  const whole = Math.round(ms / 1000);
  const parts = [
    [Math.floor(whole / 3600), "h"],
    [Math.floor((whole % 3600) / 60), "m"],
    [whole % 60, "s"],
  ] as const;
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count}${unit}`)
      .join("") || "0s"
  );
}
