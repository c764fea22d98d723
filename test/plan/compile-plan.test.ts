import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";
import { UsageError } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";
import { millis, seconds } from "../../model/units.ts";
import { compilePlan, type Overrides } from "../../plan/compile-plan.ts";
import type { Scenario } from "../../plan/scenario-schema.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { edited, scenarioOf, VALID } from "../support/scenario-text.ts";

const SOURCE = { file: "scenarios/x.yaml", sha256: "abc", catalogue: { faults, shapes } };
const SHIPPED = readFileSync(new URL("../../scenarios/gotv-election-day.yaml", import.meta.url), "utf8");

const compiled = (overrides: Overrides = {}, scenario: Scenario = scenarioOf(VALID)): Plan =>
  compilePlan(scenario, SOURCE, overrides);
const compiledText = (from: string, to: string): Plan => compiled({}, scenarioOf(edited(from, to)));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const breakOf = (plan: Plan, id = "database-slow") => plan.breaks.find((item) => item.id === id);

const lengthsOf = (plan: Plan) => {
  const { windows } = breakOf(plan) ?? { windows: undefined };
  return [windows?.before, windows?.during, windows?.fixed[0], windows?.after].map(
    (window) => (window?.to ?? 0) - (window?.from ?? 0),
  );
};

const goodOf = (plan: Plan) => Object.fromEntries(plan.traffic.mix.map(({ name, good }) => [name, good]));

describe("a plan", () => {
  it("says which scenario it was made of", () => {
    expect(compiled().scenario).toEqual({
      id: "election-day",
      title: "Election day",
      why: "The day that cannot fail.",
      file: "scenarios/x.yaml",
      sha256: "abc",
    });
  });

  it("takes over links, processes, ledger and state as they are written", () => {
    const scenario = scenarioOf(VALID);
    const { links, system, ledger, state } = compiled();
    expect({ links, system, ledger, state }).toEqual({
      links: scenario.links,
      system: scenario.system,
      ledger: scenario.ledger,
      state: scenario.state,
    });
  });

  it("has neither ledger nor state when the scenario names none", () => {
    const text = VALID.replace(/^ledger:.*\n/mu, "").replace(/^state:.*\n/mu, "");
    const plan = compiled({}, scenarioOf(text));
    expect(plan).not.toHaveProperty("ledger");
    expect(plan).not.toHaveProperty("state");
  });

  it("has arrivals that sum to exactly its calls", () => {
    const { traffic } = compiled({ calls: 12_345 });
    expect([traffic.calls, sum(traffic.arrivals)]).toEqual([12_345, 12_345]);
  });

  it.each([
    ["the small one of the tests", VALID],
    ["the shipped election day", SHIPPED],
  ])("is data: %s survives JSON", (_, text) => {
    const plan = compiled({}, scenarioOf(text));
    expect(JSON.parse(JSON.stringify(plan))).toStrictEqual(plan);
  });

  it("is the same every time", () => {
    expect(compiled()).toStrictEqual(compiled());
  });
});

describe("what the command line changes", () => {
  it("is the calls, the length of the replay and the seed", () => {
    const { traffic } = compiled({ calls: 60_000, replayIn: seconds(90), seed: 7 });
    expect(traffic).toMatchObject({ calls: 60_000, replayIn: 90_000, seed: 7 });
    expect(traffic.arrivals).toHaveLength(900);
  });

  it("gives other arrivals for another seed", () => {
    expect(compiled({ seed: 1 }).traffic.arrivals).not.toEqual(compiled({ seed: 2 }).traffic.arrivals);
  });

  it("keeps one break of several", () => {
    expect(compiled({ only: "gotv-dead" }).breaks.map(({ id }) => id)).toEqual(["gotv-dead"]);
  });

  it.each([
    ["gotv-ded", 'Did you mean "gotv-dead"?'],
    ["zebra", "It has: database-slow, gotv-dead."],
  ])("knows no break called %s, and helps: %s", (only, hint) => {
    expect(() => compiled({ only })).toThrow(
      expect.objectContaining({ message: `"election-day" has no break called "${only}".`, hint }),
    );
  });

  it("refuses a replay that takes no time", () => {
    expect(() => compiled({ replayIn: millis(0) })).toThrow("A replay cannot take no time.");
  });

  it("hints at an --in into which the breaks of the shipped scenario fit", () => {
    const scenario = scenarioOf(SHIPPED);
    let hint = "";
    try {
      compiled({ replayIn: seconds(5) }, scenario);
    } catch (error) {
      if (error instanceof UsageError) hint = error.hint;
    }
    const hinted = Number(/--in (\d+)s/u.exec(hint)?.[1]);
    expect(compiled({ replayIn: seconds(hinted) }, scenario).breaks).toHaveLength(scenario.breaks.length);
  });
});

describe("the notes on a plan", () => {
  it("are none for the scenario as it is written", () => {
    expect(compiled().notes.filter((note) => !note.includes("moved"))).toEqual([]);
  });

  it("say what is smaller than written, the shorter replay first", () => {
    const { notes } = compiled({ calls: 60_000, replayIn: seconds(150) });
    expect(notes.slice(0, 2)).toEqual([
      "replay in 2 min 30 s instead of 5 min: holds shrink with it",
      "60,000 calls instead of the 1,200,000 of the scenario",
    ]);
  });

  it("do not call a longer replay a shorter one", () => {
    expect(compiled({ replayIn: seconds(600) }).notes.join("; ")).not.toContain("shrink");
  });

  it("name each break that had to move, as the break itself does", () => {
    const { breaks, notes } = compiledText("at: peak", 'at: "10:05"');
    const moved = breaks.find(({ id }) => id === "gotv-dead")?.moved;
    expect(moved).toMatch(/^moved from 10:05 to \d\d:\d\d, so that all breaks fit into the day$/u);
    expect(notes).toEqual([`gotv-dead ${moved}`]);
  });
});

describe("a break of a plan", () => {
  it("already contains its toxics and the links they are on", () => {
    expect(breakOf(compiled())).toMatchObject({
      links: ["database"],
      changes: [
        {
          kind: "toxic",
          link: "database",
          toxic: {
            type: "latency",
            attributes: { latency: 200, jitter: 50 },
            stream: "downstream",
            toxicity: 1,
          },
        },
      ],
      fault: {
        name: "slow-link",
        text: "200 ms (give or take 50 ms) on every answer over database",
      },
    });
  });

  it("has no link when its fault is one of a process", () => {
    expect(breakOf(compiled(), "gotv-dead")).toMatchObject({
      links: [],
      changes: [{ kind: "kill", process: "gotv" }],
      noFixReason: "It restarts by itself.",
    });
  });

  it("goes on at its moment of the day: 10:00 of 06:00 to 24:00 is 4/18 of the replay", () => {
    const found = breakOf(compiled());
    expect(found?.at).toBe("10:00");
    expect(found?.windows.during.from).toBeCloseTo((4 / 18) * 300_000);
  });

  it("goes on in the busiest second of this very traffic when its moment is the peak", () => {
    const plan = compiled({ only: "gotv-dead" });
    const { arrivals, bucket } = plan.traffic;
    const inSecond = (at: number) => sum(arrivals.slice(at / bucket, (at + 1000) / bucket));
    const busiest = Math.max(...Array.from({ length: 300 }, (_, second) => inSecond(second * 1000)));
    const found = breakOf(plan, "gotv-dead");
    expect(found?.at).toBe("peak");
    expect(inSecond(found?.windows.during.from ?? -1)).toBe(busiest);
  });

  it("keeps its windows as written in a full replay, and smaller ones in a shorter", () => {
    expect(lengthsOf(compiled()).map(Math.round)).toEqual([8000, 12_000, 14_000, 14_000]);
    // A third of the time; the fix keeps its deadline of 5 s and two seconds to be seen.
    expect(lengthsOf(compiled({ replayIn: seconds(100) })).map(Math.round)).toEqual([2667, 4000, 7000, 4667]);
  });

  it("has one window for each fix, in the order of the file", () => {
    const { breaks } = compiled({}, scenarioOf(SHIPPED));
    for (const { fixes, windows } of breaks) {
      expect(windows.fixed.map(({ fix }) => fix)).toEqual(fixes.map(({ id }) => id));
    }
  });

  it("is watched for its recovery at most as long as its last window", () => {
    expect(breakOf(compiled())?.recoverWithin).toBe(10_000);
    const short = breakOf(compiled({ replayIn: seconds(100) }));
    expect(short?.recoverWithin).toBe(
      millis((short?.windows.after.to ?? 0) - (short?.windows.after.from ?? 0)),
    );
  });
});

describe("a plan for one break", () => {
  it("says which, so that the run can be repeated", () => {
    expect(compiled({ only: "gotv-dead" }).only).toBe("gotv-dead");
    expect(compiled()).not.toHaveProperty("only");
  });

  it("does not when the scenario has no other", () => {
    const only = scenarioOf(VALID.slice(0, VALID.indexOf("  - id: gotv-dead")));
    expect(compiled({ only: "database-slow" }, only)).not.toHaveProperty("only");
  });
});

describe("what a good answer is", () => {
  const usual = { status: "2xx", within: 500 };

  it("is 2xx within 500 ms unless something else is written", () => {
    expect(goodOf(compiled())).toEqual({ "next-voter": usual, "record-contact": usual });
  });

  it("is for all calls what the traffic says", () => {
    const plan = compiledText("  through: edge\n", "  through: edge\n  good: { status: 200, within: 1s }\n");
    const good = { status: "200", within: 1000 };
    expect(goodOf(plan)).toEqual({ "next-voter": good, "record-contact": good });
    expect(plan.objectives.map((objective) => objective.good)).toEqual([good]);
  });

  it("is for one call what its objective says", () => {
    const plan = compiledText(
      "calls: record-contact, share",
      "calls: record-contact, good: { status: 201, within: 250ms }, share",
    );
    const good = { status: "201", within: 250 };
    expect(goodOf(plan)).toEqual({ "next-voter": usual, "record-contact": good });
    expect(plan.objectives).toEqual([
      { id: "record-contact-1", calls: "record-contact", good, share: 0.995 },
    ]);
  });
});

describe("the canary of a plan", () => {
  it("shrinks with the replay, down to half a second", () => {
    const lasts = [300, 200, 30].map(
      (length) => compiled({ only: "gotv-dead", replayIn: seconds(length) }).canary.lasts,
    );
    expect(lasts[0]).toBeGreaterThan(lasts[1] ?? 0);
    expect(lasts[2]).toBe(500);
  });

  it("keeps its delay, whatever the length", () => {
    expect(compiled({ replayIn: seconds(100) }).canary.latency).toBe(compiled().canary.latency);
  });
});
