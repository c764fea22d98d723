import { describe, expect, it } from "vitest";
import { faultStrip, rateStrip } from "../../../cli/progress/day-strip.ts";
import {
  clockText,
  phaseText,
  progressFrame,
  progressLine,
  type ProgressState,
} from "../../../cli/progress/frame.ts";
import { seconds } from "../../../model/units.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";

const glance = {
  sent: 1234,
  perSecond: 101,
  plannedPerSecond: 100,
  p99Ms: 12.34,
  failed: 3,
  failedPerSecond: 2,
  inFlight: 4,
};

const aState = (overrides: Partial<ProgressState> = {}): ProgressState => ({
  plan: aPlan(),
  now: 30_000,
  phase: "day",
  doing: "",
  glance,
  ...overrides,
});

const charactersOf = (text: string): number => Array.from(text).length;

describe("the strip of the day", () => {
  it.each([1, 7, 20, 100])("is %i columns wide when that is wanted", (width) => {
    expect(charactersOf(rateStrip(aPlan(), width))).toBe(width);
    expect(charactersOf(faultStrip(aPlan(), width, 0))).toBe(width);
  });

  it("has its highest block at the highest rate and low ones elsewhere", () => {
    const { traffic } = aPlan();
    const arrivals = traffic.arrivals.map((_, index) => (index >= 300 && index < 310 ? 800 : 10));
    expect(rateStrip(aPlan({ traffic: { ...traffic, arrivals } }), 60)).toBe(
      `${"▁".repeat(30)}█${"▁".repeat(29)}`,
    );
  });

  it("is even where the rate is", () => {
    expect(rateStrip(aPlan(), 60)).toBe("█".repeat(60));
  });

  it("is flat, and drawn, when there are no calls at all", () => {
    const { traffic } = aPlan();
    expect(rateStrip(aPlan({ traffic: { ...traffic, arrivals: [0, 0, 0] } }), 4)).toBe("▁▁▁▁");
  });

  it("marks the window of each fault, from on to off", () => {
    // On from second 20 to second 42 of 60.
    expect(faultStrip(aPlan(), 60, -1)).toBe(`${"·".repeat(20)}${"━".repeat(23)}${"·".repeat(17)}`);
    expect(faultStrip(aPlan({ breaks: [] }), 60, -1)).toBe("·".repeat(60));
  });

  it.each([
    [0, 0],
    [30_000, 30],
    [59_999, 59],
    [60_000, 59],
    [90_000, 59],
  ])("shows at %i ms where the replay is: column %i", (now, column) => {
    expect(faultStrip(aPlan({ breaks: [] }), 60, now).indexOf("▲")).toBe(column);
  });
});

describe("the picture of a run", () => {
  it("shows the day, its faults, how far it is, what is done and the figures", () => {
    const [rates = "", faults = "", bar = "", doing = "", figures = ""] = progressFrame(aState(), 76);
    expect(rates).toBe(`  06:00 ${"█".repeat(60)} 24:00`);
    expect(faults).toContain("━▲━");
    expect(bar).toBe(`  15:00 ${"█".repeat(30)}${"░".repeat(30)} 50 %`);
    expect(doing).toBe("        the day, nothing broken");
    expect(figures).toBe("        planned 100/s, sent 101/s, p99 12 ms, failed 2/s, 1,234 sent");
  });

  it.each([40, 60, 80, 100, 200])("fits into %i columns", (columns) => {
    const doing = "a long word ".repeat(40);
    for (const line of progressFrame(aState({ doing }), columns)) {
      expect(charactersOf(line)).toBeLessThanOrEqual(columns);
    }
  });

  it.each([0, 1, 30_000, 60_000, 99_000])(
    "has as many lines at %i ms as at any other time, and no NaN",
    (now) => {
      const lines = progressFrame(aState({ now }), 80);
      expect(lines).toHaveLength(5);
      expect(lines.join("\n")).not.toMatch(/NaN|undefined|Infinity/u);
    },
  );

  it("fits into 30 columns", () => {
    for (const line of progressFrame(aState(), 30)) expect(charactersOf(line)).toBeLessThanOrEqual(30);
  });

  it("never goes beyond 100 %", () => {
    expect(progressFrame(aState({ now: 99_000 }), 80)[2]).toContain("100 %");
  });

  it("is one line in front of the traffic: what is being done", () => {
    expect(progressFrame(aState({ now: -1, doing: "starting postgres" }), 80)).toEqual([
      "  starting postgres",
    ]);
  });

  it("does without figures until there are some", () => {
    const { glance: _glance, ...state } = aState();
    expect(progressFrame(state, 80)[4]).toBe("        ");
  });
});

describe("a line of a log", () => {
  it("says the time of the day, what is done, and the figures", () => {
    expect(progressLine(aState({ phase: "database-slow/during" }))).toBe(
      "15:00  database-slow: FAULT ON, no fix  planned 100/s, sent 101/s, p99 12 ms, failed 2/s, 1,234 sent",
    );
  });

  it("says only what is being done in front of the traffic", () => {
    expect(progressLine(aState({ now: -1, doing: "starting postgres" }))).toBe("starting postgres");
  });
});

describe("a phase in words", () => {
  it.each([
    ["day", "the day, nothing broken"],
    ["x/canary", "x: canary: is the traffic on this link?"],
    ["x/settle", "x: canary off"],
    ["x/before", "x: baseline, nothing broken"],
    ["x/during", "x: FAULT ON, no fix"],
    ["x/alone", "x: fault off, does it come back by itself?"],
    ["x/again", "x: FAULT ON again, no fix"],
    ["x/fixed:degraded", "x: FAULT ON, trying degraded"],
    ["x/between", "x: FAULT ON, taking the rejected fix back"],
    ["x/after", "x: fault off, coming back"],
  ])("%s is: %s", (phase, text) => {
    expect(phaseText(phase)).toBe(text);
  });
});

describe("the clock of the day", () => {
  it.each([
    [-5000, "06:00"],
    [0, "06:00"],
    [30_000, "15:00"],
    [60_000, "24:00"],
    [70_000, "24:00"],
  ])("at %i ms of the replay shows %s", (now, text) => {
    expect(clockText(aState({ now }))).toBe(text);
  });

  it("goes on behind midnight on a day that does", () => {
    const { traffic } = aPlan();
    const plan = aPlan({
      traffic: { ...traffic, day: { from: 18 * 60, to: 30 * 60 }, replayIn: seconds(60) },
      breaks: [aBreak()],
    });
    expect(clockText(aState({ plan, now: 45_000 }))).toBe("27:00");
  });
});
