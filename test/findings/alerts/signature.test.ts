import { describe, expect, it } from "vitest";
import { checksOf } from "../../../findings/alerts/checks.ts";
import { watchBreak } from "../../../findings/alerts/watch-break.ts";
import { judgeRun } from "../../../findings/judge-run.ts";
import type { AlertRule } from "../../../model/alert.ts";
import type { PlannedBreak } from "../../../model/plan.ts";
import type { CallRow } from "../../../model/record.ts";
import { millis, seconds } from "../../../model/units.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";
import { aRecord } from "../../support/a-record.ts";

const moved = <Window extends { readonly from: number; readonly to: number }>(window: Window) => ({
  ...window,
  from: millis(window.from + 50_000),
  to: millis(window.to + 50_000),
});

/** The same 50 seconds later. */
const later = ({ windows, ...rest }: PlannedBreak): PlannedBreak => ({
  ...rest,
  windows: {
    before: moved(windows.before),
    during: moved(windows.during),
    fixed: windows.fixed.map(moved),
    after: moved(windows.after),
  },
});

/** Two hours in two minutes, with two breaks. */
const plan = aPlan({
  traffic: { ...aPlan().traffic, day: { from: 360, to: 480 }, replayIn: seconds(120), calls: 120_000 },
  breaks: [aBreak({ id: "first" }), later(aBreak({ id: "second" }))],
});

type Cause = "reset" | "timeout";

/** The bad calls of a row end like this instead of with 503. */
const failing = (row: CallRow, cause: Cause): CallRow => ({
  ...row,
  statuses: row.good > 0 ? { "200": row.good } : {},
  causes: { [cause]: row.sent - row.good },
});

/** What the alerts of the two breaks ask for, when some bad calls end otherwise. */
function rulesWith(causeOf: (row: CallRow) => Cause | undefined): readonly (AlertRule | undefined)[] {
  const record = aRecord(plan)
    .withPhase("fixed", { good: 0.5 })
    .withRows((rows) =>
      rows.map((row) => {
        const cause = row.good < row.sent ? causeOf(row) : undefined;
        return cause === undefined ? row : failing(row, cause);
      }),
    )
    .build();
  return judgeRun(record).breaks.map(({ alert }) => alert?.rule);
}

describe("the signature of an alert", () => {
  it("is how the bad calls of its break end, where those of the other end otherwise", () => {
    const rules = rulesWith(({ phase }) => (phase.startsWith("second") ? "reset" : undefined));
    expect(rules.map((rule) => rule?.signature)).toEqual([
      { outcome: "status 503", share: 0.5 },
      { outcome: "reset", share: 0.5 },
    ]);
  });

  it("is none where both end alike", () => {
    expect(rulesWith(() => undefined).map((rule) => rule?.signature)).toEqual([undefined, undefined]);
  });

  it("is none where the other break comes to look the same", () => {
    const [first] = rulesWith(({ phase }) => (phase === "second/during" ? "reset" : undefined));
    expect(first).not.toHaveProperty("signature");
  });

  it("is none where it would make the alert late in its own break", () => {
    const [first] = rulesWith(({ phase, second }) => {
      if (phase === "first/during") return second < 22 ? "timeout" : undefined;
      return phase.startsWith("second") ? "timeout" : undefined;
    });
    expect(first).not.toHaveProperty("signature");
  });
});

describe("the checks of an alert", () => {
  it("leave out the moment at which versions of Prometheus differ", () => {
    const alone = aPlan({ traffic: { ...aPlan().traffic, day: { from: 360, to: 420 }, calls: 60_000 } });
    const record = aRecord(alone).build();
    const watched = watchBreak("database-slow", record, { compression: 60, hasRecovered: true });
    if (watched === undefined) throw new Error("The fault was never on.");
    const named = { name: "Slow", rule: { calls: ["next-voter", "record-contact"], budget: 600 } };
    // The calls are good again at step 160; ranges that hold their first edge see bad ones until 163.
    const checks = checksOf(named, watched, [162, 163, 164]);
    expect(checks).toEqual([
      { alert: "Slow", at: 162, fires: true },
      { alert: "Slow", at: 164, fires: false },
    ]);
  });
});
