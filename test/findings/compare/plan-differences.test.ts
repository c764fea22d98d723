import { describe, expect, it } from "vitest";
import { planDifferences, settingDifferences } from "../../../findings/compare/plan-differences.ts";
import { seconds } from "../../../model/units.ts";
import { aBreak, aFix, aPlan } from "../../support/a-plan.ts";
import { aRecord } from "../../support/a-record.ts";

const PATHS = (second: ReturnType<typeof aPlan>): readonly string[] =>
  planDifferences(aPlan(), second).map(({ path }) => path);

const onPort = (port: string) =>
  aRecord(
    aPlan({
      links: [{ name: "edge", to: `127.0.0.1:${port}` }],
      places: { ports: { gotv: port }, links: {}, folders: {} },
    }),
  ).build();

const withLongNumber = (port: string) =>
  aRecord(
    aPlan({
      links: [{ name: "edge", to: `9${port}9` }],
      places: { ports: { gotv: port }, links: {}, folders: {} },
    }),
  ).build();

describe("two plans", () => {
  it("that ask the same have no differences, whatever the file is called and the fix does", () => {
    const plan = aPlan();
    const other = aPlan({
      scenario: { ...plan.scenario, file: "elsewhere.yaml", sha256: "1".repeat(64), title: "Another" },
      breaks: [aBreak({ fixes: [aFix("degraded", { title: "A better one" })], owner: "somebody-else" })],
    });
    expect(PATHS(other)).toEqual([]);
  });

  it("tell each place at which they do not", () => {
    const { traffic, objectives } = aPlan();
    const [first, ...rest] = objectives;
    if (first === undefined) throw new Error("the plan has objectives");
    const other = aPlan({
      traffic: { ...traffic, calls: 7000 },
      objectives: [{ ...first, good: { ...first.good, status: "204" } }, ...rest],
      breaks: [aBreak({ windows: { ...aBreak().windows, during: { from: seconds(20), to: seconds(29) } } })],
    });
    expect(PATHS(other)).toEqual([
      "traffic.calls",
      "objectives.next-voter-1.good.status",
      "breaks.database-slow.windows.during.to",
    ]);
  });

  it("tell a fault by what it does", () => {
    const harder = aPlan({
      breaks: [aBreak({ fault: { name: "slow-link", summary: "", text: "400 ms on every answer" } })],
    });
    expect(planDifferences(aPlan(), harder)).toEqual([
      {
        path: "breaks.database-slow.fault.text",
        first: '"200 ms on every answer"',
        second: '"400 ms on every answer"',
      },
    ]);
  });

  it("name a break that only one of them has, and no other", () => {
    const more = aPlan({ breaks: [aBreak({ id: "cache-lost" }), aBreak()] });
    expect(planDifferences(aPlan(), more)).toEqual([
      { path: "breaks.cache-lost", first: "absent", second: "other values" },
    ]);
  });

  it("tell arrivals that differ as one place", () => {
    const { traffic } = aPlan();
    const other = aPlan({ traffic: { ...traffic, arrivals: traffic.arrivals.map((calls) => calls + 1) } });
    expect(PATHS(other)).toEqual(["traffic.arrivals"]);
  });
});

describe("what is around two runs", () => {
  it("is the same though each run had other ports", () => {
    expect(settingDifferences(onPort("31903"), onPort("29110"))).toEqual([]);
  });

  it("is not when the fix is another one, which is what many runs are compared for", () => {
    const title = "Shed load first";
    const fixed = aRecord(aPlan({ breaks: [aBreak({ fixes: [aFix("degraded", { title })] })] })).build();
    expect(settingDifferences(aRecord().build(), fixed)).toEqual([
      {
        path: "fixes.database-slow.degraded.title",
        first: '"Switch to degraded"',
        second: '"Shed load first"',
      },
    ]);
  });

  it("does not take a number that holds the port for the port", () => {
    expect(settingDifferences(withLongNumber("3190"), withLongNumber("2911"))).toHaveLength(1);
  });
});
