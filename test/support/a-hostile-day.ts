import { judgeRun } from "../../findings/judge-run.ts";
import type { Readiness } from "../../model/readiness.ts";
import { aPlan } from "./a-plan.ts";
import { aRecord } from "./a-record.ts";

export const HOSTILE_TEXTS: readonly (readonly [string, string])[] = [
  ["a template of Prometheus", '{{ $value }} {{ printf "%s" "x" }} {{{{ }} {{/* }} {'],
  ["a label matcher", '"} or vector(1) #{a="b",c=~".*"}'],
  ["a regular expression", "a.*|b[c](d)?^$+\\{1}"],
  ["YAML", "a: b\n- c: 'd' \"e\" #f\n&anchor *alias !tag | >- %YAML"],
  ["escapes", String.raw`\n \x00 \u0041 \\ \" \q`],
  ["control characters", "\u001B[31mred\u0000\u0007\r\n\u0085\u2028\u202E\uFEFF\uD800"],
  ["the notation of promtool", "1+2x3 _ stale _x5 {{histogram}}"],
];

/** A day of an hour in a minute with a text in every place that a person fills, the names of calls and outcomes too. */
export function hostileDay(text: string): Readiness {
  const plan = aPlan({ traffic: { ...aPlan().traffic, day: { from: 360, to: 420 }, calls: 60_000 } });
  const day = judgeRun(aRecord(plan).build());
  const { dayAlert } = day;
  const rule = <Rule extends { readonly calls: readonly string[] }>(one: Rule): Rule => ({
    ...one,
    calls: one.calls.map((call) => `${text}${call}`),
  });
  const breaks = day.breaks.map(({ alert, planned, ...rest }) => ({
    ...rest,
    planned: { ...planned, symptom: text, owner: text },
    ...(alert?.watch === undefined
      ? {}
      : {
          alert: {
            ...alert,
            rule: rule(alert.rule),
            alsoFiresIn: [text],
            watch: {
              ...alert.watch,
              replay: {
                ...alert.watch.replay,
                series: alert.watch.replay.series.map((one) => ({ ...one, call: `${text}${one.call}` })),
              },
            },
          },
        }),
  }));
  return {
    ...day,
    breaks,
    run: text,
    version: text,
    scenario: { ...day.scenario, title: text },
    ...(dayAlert === undefined ? {} : { dayAlert: { ...dayAlert, rule: rule(dayAlert.rule) } }),
  };
}
