import { Histogram } from "../../model/histogram.ts";
import type { CallRow, LatenessRow } from "../../model/record.ts";
import { RATE } from "./a-plan.ts";

export const sparse = (ms: number, count: number): number[] => {
  const histogram = new Histogram();
  for (let index = 0; index < count; index += 1) histogram.record(ms);
  return histogram.toSparse();
};

export const aCallRow = (overrides: Partial<CallRow> & { bad?: number; latency?: number } = {}): CallRow => {
  const { bad = 0, latency = 4, ...rest } = overrides;
  const sent = rest.sent ?? RATE / 2;
  const good = rest.good ?? sent - bad;
  return {
    second: 0,
    call: "next-voter",
    phase: "day",
    class: "within",
    sent,
    good,
    statuses: { ...(good > 0 ? { "200": good } : {}), ...(sent > good ? { "503": sent - good } : {}) },
    causes: {},
    fromDue: sparse(latency, sent),
    fromSend: sparse(latency, sent),
    toFailure: [],
    ...rest,
  };
};

export const aLatenessRow = (
  second: number,
  late = 1,
  overrides: Partial<LatenessRow> = {},
): LatenessRow => ({
  second,
  planned: RATE,
  sent: RATE,
  dropped: 0,
  lateness: sparse(late, RATE),
  ...overrides,
});
