import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { listScenarios } from "../../scripts/catalogue/list-scenarios.ts";
import { cataloguePage } from "../../scripts/catalogue/page.ts";
import { proofOf, proofsSchema } from "../../scripts/catalogue/proofs.ts";
import { readSystems } from "../../scripts/catalogue/systems.ts";

const ROOT = new URL("../../", import.meta.url);
const systems = readSystems(new URL("campaign/", ROOT));
const scenarios = listScenarios(new URL("scenarios/", ROOT));
const proofs = proofsSchema.parse(JSON.parse(readFileSync(new URL("campaign/proofs.json", ROOT), "utf8")));
const ids = scenarios.map(({ id }) => id);

describe("the catalogue", () => {
  it("is what its files say (npm run catalogue)", () => {
    const page = readFileSync(new URL("docs/catalogue.md", ROOT), "utf8");
    expect(page).toBe(cataloguePage(systems, scenarios, proofs));
  });

  it("names for every scenario the system that it breaks, and for every system scenarios that there are", () => {
    const named = new Set(systems.flatMap((system) => system.scenarios));
    expect([...named].toSorted()).toEqual(ids);
  });

  it("has a test in small for every scenario but those that have one of their own", () => {
    const own = ["gotv-election-day", "gotv-database", "everything-day"];
    const without = ids.filter(
      (id) => !own.includes(id) && !existsSync(new URL(`test/days/${id}.test.ts`, ROOT)),
    );
    expect(without).toEqual([]);
  });

  it("knows a run of every scenario, in which each of its breaks was fixed or withstood and no write was lost", () => {
    const open = scenarios.flatMap(({ id, breaks }) => {
      const proof = proofs[id];
      if (proof === undefined || proof.lost + proof.doubled > 0) return [id];
      return breaks
        .map((item) => [item.id, proof.breaks[item.id]?.outcome])
        .filter(([, outcome]) => outcome !== "fix-proven" && outcome !== "withstood")
        .map(([name]) => `${id}: ${name}`);
    });
    expect(open).toEqual([]);
  });
});

const report = (fixes: readonly { id: string; outcome: string }[], outcome = "fix-proven") => ({
  run: "storm-20261122T120000Z",
  startedAt: "2026-11-22T12:00:00.000Z",
  scenario: { id: "storm" },
  calls: { sent: 60_000 },
  ledger: { lost: 0, doubled: 2 },
  breaks: [{ id: "slow", outcome, fixes }],
});

describe("what a run has shown", () => {
  it("is told in a line for each break", () => {
    const proven = proofOf(
      report([
        { id: "pool", outcome: "rejected" },
        { id: "room", outcome: "proven" },
      ]),
    );
    expect(proven).toMatchObject({
      scenario: "storm",
      proof: { on: "2026-11-22", calls: 60_000, lost: 0, doubled: 2 },
    });
    expect(proven.proof.breaks["slow"]?.text).toBe("fixed by room, not by pool");
    expect(proofOf(report([], "withstood")).proof.breaks["slow"]?.text).toBe("withstood");
  });
});
