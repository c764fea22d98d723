import { junkCalls, junkNames, peoplesCalls } from "../model/junk.ts";
import type { Readiness } from "../model/readiness.ts";
import type { CallRow, LatenessRow, RunRecord } from "../model/record.ts";
import type { Traffic } from "../model/traffic.ts";
import { groupBy, tallyOf } from "./tally.ts";

const sentIn = (rows: readonly CallRow[]): number => rows.reduce((sum, { sent }) => sum + sent, 0);

/** The plan of people's calls alone. */
function peoplesTraffic(traffic: Traffic): Traffic {
  const { junk = [], ...rest } = traffic;
  const calls = peoplesCalls(traffic);
  const scale = calls / Math.max(1, traffic.calls);
  return {
    ...rest,
    calls,
    ...(rest.callsOfDay === undefined ? {} : { callsOfDay: Math.round(rest.callsOfDay * scale) }),
    arrivals: rest.arrivals.map((count, k) => count - (junk[k] ?? 0)),
    mix: rest.mix.filter((call) => call.junk !== true),
  };
}

/** What was planned and sent in each second, junk taken out; all junk that was planned then, but for what was dropped. */
function peoplesSchedule(record: RunRecord, junk: readonly CallRow[]): readonly LatenessRow[] {
  const bySecond = groupBy(junk, ({ second }) => second);
  return record.lateness.map((row) => {
    const sent = sentIn(bySecond.get(row.second) ?? []);
    return { ...row, planned: Math.max(0, row.planned - sent), sent: Math.max(0, row.sent - sent) };
  });
}

/**
 * The record as if nobody had sent junk: what is said about people counts their calls only. A promise about junk is
 * left out too; it is judged over the whole record. Without junk it is the record itself.
 */
export function withoutJunk(record: RunRecord): RunRecord {
  const { traffic, objectives } = record.plan;
  const names = junkNames(traffic.mix);
  if (names.size === 0) return record;
  const isJunk = ({ call }: CallRow): boolean => names.has(call);
  return {
    ...record,
    plan: {
      ...record.plan,
      traffic: peoplesTraffic(traffic),
      objectives: objectives.filter(({ calls }) => !names.has(calls)),
    },
    calls: record.calls.filter((row) => !isJunk(row)),
    lateness: peoplesSchedule(record, record.calls.filter(isJunk)),
  };
}

/** What became of the junk of the whole run; nothing where none was planned. */
export function junkOf(record: RunRecord): Pick<Readiness, "junk"> {
  const { traffic } = record.plan;
  const names = junkNames(traffic.mix);
  if (names.size === 0) return {};
  const { sent, answered } = tallyOf(record.calls.filter(({ call }) => names.has(call)));
  return { junk: { names: [...names], planned: junkCalls(traffic), sent, answered } };
}
