import { describe, expect, it } from "vitest";
import { seconds } from "../../model/units.ts";
import { describePlan, summarisePlan } from "../../plan/describe-plan.ts";
import { shownToPlayers } from "../../plan/shown-to-players.ts";
import { aBreak, aPlan } from "../support/a-plan.ts";

const later = aBreak({
  id: "vendor-slow",
  symptom: "Events never load",
  moved: "moved from 12:00 to 12:30, behind database-slow",
});

describe("a sealed break", () => {
  const sealed = aBreak({ id: "cache-lost", symptom: "Totals do not load", sealed: true });
  const plan = aPlan({
    breaks: [aBreak(), sealed, { ...later, moved: "moved from 12:00 to 12:30, behind cache-lost" }],
    notes: ["vendor-slow moved from 12:00 to 12:30, behind cache-lost", "replay in 60 s instead of 90 s"],
  });
  const shown = shownToPlayers(plan);

  it("is nowhere in what players see, nor what it made another break do", () => {
    expect(JSON.stringify(plan)).toContain("cache-lost");
    expect(JSON.stringify(shown)).not.toContain("cache-lost");
    expect(JSON.stringify(shown)).not.toContain("Totals do not load");
    expect(describePlan(shown)).not.toMatch(/cache-lost|Totals do not load/u);
    expect(shown.breaks.map(({ id }) => id)).toEqual(["database-slow", "vendor-slow"]);
  });

  it("is owned up to, and left out of the calls at risk", () => {
    expect(shown.notes).toEqual([
      "replay in 60 s instead of 90 s",
      "1 break is sealed and not shown, nor counted below; the game master sees all with --game-master",
    ]);
    const { windows } = aBreak();
    const elsewhere = { ...windows, during: { from: seconds(1), to: seconds(5) } };
    const apart = aPlan({ breaks: [aBreak(), { ...sealed, windows: elsewhere }] });
    const atRisk = (of: typeof apart): number => summarisePlan(of).blastRadius.callsAtRisk ?? 0;
    expect(atRisk(shownToPlayers(apart))).toBe(atRisk(aPlan({ breaks: [aBreak()] })));
  });
});

it("leaves a plan without sealed breaks as it is", () => {
  const plan = aPlan({ breaks: [aBreak(), later] });
  expect(shownToPlayers(plan)).toBe(plan);
});
