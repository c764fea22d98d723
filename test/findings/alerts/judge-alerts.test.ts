import { describe, expect, it } from "vitest";
import { judgeRun } from "../../../findings/judge-run.ts";
import type { AlertFinding, OutcomeSeries } from "../../../model/alert.ts";
import type { RunRecord } from "../../../model/record.ts";
import { millis, seconds } from "../../../model/units.ts";
import { aCallRow } from "../../support/a-call-row.ts";
import { aPlan } from "../../support/a-plan.ts";
import { aRecord } from "../../support/a-record.ts";
import { theRecordedDay } from "../../support/a-recorded-day.ts";

/** A day of an hour in a minute: a second of the replay is a minute of the day, and four steps. */
const plan = aPlan({ traffic: { ...aPlan().traffic, day: { from: 360, to: 420 }, calls: 60_000 } });
const day = () => aRecord(plan);

function alertOf(record: RunRecord): AlertFinding {
  const [found] = judgeRun(record).breaks;
  if (found?.alert === undefined) throw new Error("There is no alert.");
  return found.alert;
}

const valueOf = ({ growth }: OutcomeSeries): number =>
  growth.reduce((sum, [steps, each]) => sum + steps * each, 0);
const growthAt = (series: OutcomeSeries | undefined, step: number): number | undefined => {
  let behind = 0;
  for (const [steps, each] of series?.growth ?? []) {
    behind += steps;
    if (step < behind) return each;
  }
  return undefined;
};

describe("the alert of a break", () => {
  it("reads the calls that it hurt, and has the budget that the day forgives them", () => {
    const { name, rule } = alertOf(day().build());
    expect(name).toBe("ElectionDayDatabaseSlow");
    // Half of 60,000 calls each, 1 % of them may be bad.
    expect(rule).toEqual({ calls: ["next-voter", "record-contact"], budget: 600 });
  });

  it("leaves out the calls that kept their promise", () => {
    const record = day()
      .withRows((rows) =>
        rows.map((row) => (row.call === "next-voter" ? aCallRow({ ...row, good: row.sent, bad: 0 }) : row)),
      )
      .build();
    expect(alertOf(record).rule).toEqual({ calls: ["record-contact"], budget: 300 });
  });

  it("is quiet before the fault, fires behind it, and is silent when the fix took", () => {
    // 45 of 50 calls of each name are bad: 90 in a minute, and 12 are too many.
    const { watch } = alertOf(day().build());
    expect(watch).toMatchObject({ wasQuietBefore: true, firesAfterMs: 30_000, silentAfterMs: 660_000 });
  });

  it("never fires in a break that the system withstood", () => {
    const { watch, rule } = alertOf(day().withPhase("during", { good: 1, latency: 4 }).build());
    expect(rule.calls).toHaveLength(2);
    expect([watch?.firesAfterMs, watch?.silentAfterMs, watch?.wasQuietBefore]).toEqual([
      undefined,
      undefined,
      true,
    ]);
  });

  it("says when it fired before the fault", () => {
    expect(alertOf(day().withPhase("before", { good: 0.5 }).build()).watch?.wasQuietBefore).toBe(false);
  });

  it("fires to the end when the system never came back", () => {
    const { watch } = alertOf(day().withPhase("after", { good: 0 }).build());
    expect(watch?.firesAfterMs).toBe(30_000);
    expect(watch).not.toHaveProperty("silentAfterMs");
  });

  it("needs a moment longer when the break grows worse by and by", () => {
    const { watch } = alertOf(
      day()
        .withPhase("during", { good: (at) => (at < 22 ? 0.95 : 0.1) })
        .build(),
    );
    expect(watch?.firesAfterMs).toBe(135_000);
  });

  it("has a rule and no watch when the fault was never on", () => {
    const { rule, watch } = alertOf(day().stoppedAt(15).build());
    expect([rule.budget, watch]).toEqual([600, undefined]);
  });

  it("has no watch when a damaged record tells of a fault of many years", () => {
    const record = day()
      .withEvents((events) =>
        events.map((event) => ({ ...event, at: millis(event.at > 30_000 ? event.at * 1e9 : event.at) })),
      )
      .build();
    expect(alertOf(record).watch).toBeUndefined();
  });

  it("is absent when no objective is about calls", () => {
    const readiness = judgeRun(aRecord(aPlan({ objectives: [] })).build());
    expect([readiness.dayAlert, readiness.breaks[0]?.alert]).toEqual([undefined, undefined]);
  });
});

describe("the limit of an alert", () => {
  it("is never less than five bad calls in a minute, however small the day is", () => {
    const tiny = aPlan({ traffic: { ...plan.traffic, calls: 600 } });
    // Twelve calls of the whole day may be bad; of the six in a minute half are.
    const like = (good: number) =>
      alertOf(
        aRecord(tiny).withPhase("during", { good, calls: 3 }).withPhase("before", { calls: 3 }).build(),
      );
    expect(like(0).rule.budget).toBe(6);
    expect(like(0).watch?.firesAfterMs).toBe(60_000);
    expect(like(0.34).watch?.firesAfterMs).toBeUndefined();
  });
});

describe("the calls in the time of the day", () => {
  it("are those of the record, spread over the seconds that each of its own stands for", () => {
    const series = alertOf(day().build()).watch?.replay.series ?? [];
    expect(series.map(({ call, outcome }) => `${call} ${outcome}`)).toEqual([
      "next-voter good",
      "next-voter status 503",
      "record-contact good",
      "record-contact status 503",
    ]);
    // 50 calls a second, of which 45 are bad for the 10 seconds without a fix.
    expect(growthAt(series[0], 0)).toBe(12.5);
    expect(growthAt(series[1], 120)).toBe(11.25);
    expect(series.map(valueOf)[1]).toBe(450);
  });

  it("tell late answers from good ones", () => {
    const record = day()
      .withRows((rows) =>
        rows.map((row) => (row.good < row.sent ? { ...row, statuses: { "200": row.sent } } : row)),
      )
      .build();
    const outcomes = alertOf(record).watch?.replay.series.map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(["good", "late"]));
  });

  it("count calls over the edge of a phase as those that stayed in it, for on the day they are few", () => {
    const crossed = day()
      .withRows((rows) =>
        rows.map((row) =>
          row.second === 19
            ? { ...row, class: "across", good: 0, statuses: {}, causes: { timeout: row.sent } }
            : row,
        ),
      )
      .build();
    expect(alertOf(crossed).watch).toEqual(alertOf(day().build()).watch);
  });
});

describe("a run of fewer calls than the day has", () => {
  const whole = alertOf(day().build());
  const fewer = alertOf(aRecord({ ...plan, traffic: { ...plan.traffic, callsOfDay: 1_200_000 } }).build());

  it("has the budget of the day, and as many calls", () => {
    expect(fewer.rule.budget).toBe(20 * whole.rule.budget);
    const series = [whole, fewer].map(({ watch }) => watch?.replay.series[1]);
    expect(growthAt(series[1], 130)).toBe(20 * (growthAt(series[0], 130) ?? Number.NaN));
  });

  it("fires when the whole day would", () => {
    expect(fewer.watch?.firesAfterMs).toBe(whole.watch?.firesAfterMs);
  });
});

describe("a whole recorded day", () => {
  const readiness = theRecordedDay();
  const alerts = new Map(readiness.breaks.map(({ id, alert }) => [id, alert]));

  it("fires within 30 s of each break, minutes before the usual rule", () => {
    const times = [...alerts].map(([id, alert]) => [
      id,
      alert?.watch?.firesAfterMs,
      alert?.watch?.burnRateAfterMs,
    ]);
    expect(times).toEqual([
      ["database-slow", 30_000, 255_000],
      ["cache-lost", 30_000, 270_000],
      ["database-lost", 30_000, 375_000],
    ]);
  });

  it("keeps the alert of one break out of another where the errors tell them apart, and says where not", () => {
    expect(alerts.get("database-slow")).toMatchObject({
      rule: { signature: { outcome: "status 503" } },
      alsoFiresIn: ["cache-lost"],
    });
    expect(alerts.get("database-lost")).toMatchObject({
      rule: { signature: { outcome: "closed" } },
      alsoFiresIn: [],
    });
  });

  it("has one alert more, for what nobody rehearsed, which fires in every break", () => {
    const { dayAlert, breaks } = readiness;
    expect(dayAlert).toMatchObject({ name: "GotvElectionDayErrorBudget", rule: { budget: 6600 } });
    const checks = breaks.flatMap(({ alert }) => alert?.watch?.checks ?? []);
    const ofDay = checks.filter(({ alert }) => alert === dayAlert?.name);
    expect(ofDay.map(({ fires }) => fires)).toEqual([true, true, true]);
  });

  it("is late when less time was promised", () => {
    const breaks = theRecordedDay().breaks.map(({ planned }) => ({ ...planned, alertWithin: seconds(15) }));
    const [first] = theRecordedDay({ breaks }).breaks;
    expect([first?.alert?.within, first?.alert?.watch?.firesAfterMs]).toEqual([15_000, 30_000]);
  });
});
