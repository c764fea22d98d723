import { alertName } from "../../model/alert-name.ts";
import type { AlertReplay, AlertWatch, NamedRule } from "../../model/alert.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import { seconds } from "../../model/units.ts";
import { burnRateAfter } from "./burn-rate.ts";
import { checksOf, momentsOf } from "./checks.ts";
import { detect, firesIn } from "./detection.ts";
import { callsOfDay, hurtBy, promisesOf, ruleFor, type CallPromise } from "./promises.ts";
import { withSignature } from "./signature.ts";
import type { Counter } from "./steps.ts";
import { watchBreak, type WatchedBreak } from "./watch-break.ts";

/** For plans of earlier versions, which do not say how soon an alert must fire. */
const WITHIN = seconds(30);

/** The growth of a counter, each change of it once. */
function runsOf(growth: Float64Array): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const each of growth) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === each) last[0] += 1;
    else runs.push([1, each]);
  }
  return runs;
}

const replayOf = ({ replay, counters }: WatchedBreak): AlertReplay => ({
  ...replay,
  series: counters.map(({ call, outcome, growth }: Counter) => ({ call, outcome, growth: runsOf(growth) })),
});

type Found = Pick<Readiness, "day" | "mix"> & { readonly breaks: readonly BreakFinding[] };

/** The alert of each break, and what it did over the record; none where no objective is about calls. */
export function judgeAlerts(record: RunRecord, found: Found): Pick<Readiness, "breaks" | "dayAlert"> {
  const promises = promisesOf(record, found);
  if (promises.length === 0) return { breaks: found.breaks };
  const watched = found.breaks.flatMap(
    ({ id, recoveredAfterMs }) =>
      watchBreak(id, record, {
        compression: found.day.compression,
        hasRecovered: recoveredAfterMs !== undefined,
      }) ?? [],
  );
  const alerts = found.breaks.map((finding): Wanted => {
    const hurt = hurtBy(finding, promises);
    const self = watched.find(({ id }) => id === finding.id);
    const rule = self === undefined ? ruleFor(hurt) : withSignature(ruleFor(hurt), self, watched);
    return { name: alertName(record.plan.scenario.id, finding.id), finding, hurt, rule, self };
  });
  const dayAlert = { name: alertName(record.plan.scenario.id, "error-budget"), rule: ruleFor(promises) };
  const breaks = alerts.map((wanted) => {
    const alsoFiresIn = watched
      .filter((one) => one !== wanted.self && firesIn(wanted.rule, one))
      .map(({ id }) => id);
    const watch =
      wanted.self === undefined ? {} : { watch: watchOf(wanted.self, wanted, [...alerts, dayAlert]) };
    const within = wanted.finding.planned.alertWithin ?? WITHIN;
    const { name, rule } = wanted;
    return { ...wanted.finding, alert: { name, rule, within, alsoFiresIn, ...watch } };
  });
  return { breaks, dayAlert: { ...dayAlert, calls: callsOfDay(record.plan, found.day.calls) } };
}

interface Wanted extends NamedRule {
  readonly finding: BreakFinding;
  readonly hurt: readonly CallPromise[];
  readonly self: WatchedBreak | undefined;
}

function watchOf(
  self: WatchedBreak,
  { finding, name, rule, hurt }: Wanted,
  all: readonly NamedRule[],
): AlertWatch {
  const detection = detect(rule, self);
  const burnRateAfterMs = burnRateAfter(self, hurt);
  const within = finding.planned.alertWithin ?? WITHIN;
  return {
    replay: replayOf(self),
    ...detection,
    ...(burnRateAfterMs === undefined ? {} : { burnRateAfterMs }),
    checks: [
      ...checksOf({ name, rule }, self, momentsOf(self, detection, within)),
      ...all
        .filter((other) => other.name !== name)
        .flatMap((other) => checksOf(other, self, [self.replay.acted])),
    ],
  };
}
