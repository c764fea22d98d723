import type { OutcomeSeries } from "../../model/alert.ts";

/** The counter at each moment; before it first grows it is not there. */
function samplesOf({ growth }: OutcomeSeries): readonly (number | undefined)[] {
  const samples: (number | undefined)[] = [(growth[0]?.[1] ?? 0) > 0 ? 0 : undefined];
  let value = 0;
  for (const [steps, each] of growth) {
    for (let step = 0; step < steps; step += 1) {
      value += each;
      samples.push(value > 0 ? value : undefined);
    }
  }
  return samples;
}

/** How many moments from `at` on follow in a straight line. */
function lineFrom(samples: readonly (number | undefined)[], at: number): number {
  const [first, second] = [samples[at], samples[at + 1]];
  if (first === undefined || second === undefined) return 0;
  const each = second - first;
  let length = 1;
  for (;;) {
    const [here, next] = [samples[at + length], samples[at + length + 1]];
    if (here === undefined || next === undefined || next - here !== each) return length;
    length += 1;
  }
}

/** The values of a counter in promtool's own notation: `0+46.5x120` is 0, then 120 times 46.5 more. */
export function seriesValues(series: OutcomeSeries): readonly string[] {
  const samples = samplesOf(series);
  const values: string[] = [];
  let at = 0;
  while (at < samples.length) {
    const first = samples[at];
    if (first === undefined) {
      let behind = at;
      while (behind < samples.length && samples[behind] === undefined) behind += 1;
      values.push(`_x${behind - at}`);
      at = behind;
      continue;
    }
    const length = lineFrom(samples, at);
    values.push(length === 0 ? String(first) : `${first}+${(samples[at + 1] ?? first) - first}x${length}`);
    at += length + 1;
  }
  return values;
}
