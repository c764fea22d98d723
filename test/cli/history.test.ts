import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bars } from "../../cli/history/history-text.ts";
import { main } from "../../cli/main.ts";
import { aPlan } from "../support/a-plan.ts";
import type { RecordBuilder } from "../support/a-record.ts";
import { aRunFolder } from "../support/a-run-folder.ts";
import { fakeConsole } from "../support/fake-console.ts";

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "gameday-history-"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

async function gameday(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const console = fakeConsole();
  const code = await main(args, console);
  return { code, ...console.printed };
}

const history = async (...args: string[]) => await gameday("history", ...args, "--in", place);

/** A run that started on that day of November 2012. */
const aRunOf = (day: string, change = (builder: RecordBuilder) => builder): string =>
  aRunFolder(join(place, `run-${day}`), aPlan(), (builder) =>
    change(builder).withEvents((events) =>
      events.map((event) =>
        event.kind === "run-started"
          ? { ...event, run: `run-${day}`, startedAt: `2012-11-${day}T06:00:00.000Z` }
          : event,
      ),
    ),
  );

const lines = (out: string): readonly string[] => out.split("\n").filter((line) => line.startsWith("2012"));

describe("gameday history", () => {
  it("has a line for each run with its verdict, the newest last", async () => {
    aRunOf("06");
    aRunOf("02", (builder) => builder.withPhase("during", { good: 0.1 }).withLedger({ lost: 1 }));
    const { code, out } = await history();
    expect(code).toBe(0);
    expect(lines(out)).toEqual([
      expect.stringMatching(/^2012-11-02 06:00 +NOT READY .* F +.*no-write-lost/u),
      expect.stringMatching(/^2012-11-06 06:00 .* F /u),
    ]);
    expect(out).toContain("1 database-slow");
    expect(out).toContain("F fix proven");
  });

  it("draws the share that was good, and says from where to where", async () => {
    aRunOf("01", (builder) => builder.withPhase("day", { good: 0.5 }).withPhase("before", { good: 0.5 }));
    aRunOf("02");
    const { out } = await history();
    expect(out).toMatch(/good +▁█ {2}50 % to 100 %/u);
    expect(out).toContain(`gameday compare ${join(place, "run-01")} ${join(place, "run-02")}`);
  });

  it("names what it cannot read and shows the rest", async () => {
    aRunOf("06");
    mkdirSync(join(place, "torn", "record"), { recursive: true });
    writeFileSync(join(place, "torn", "record", "plan.json"), '{"version": 1, "scen');
    const { code, out } = await history();
    expect(code).toBe(0);
    expect(lines(out)).toHaveLength(1);
    expect(out).toMatch(/Not read:\n {2}\S+torn: .*cut off or damaged/u);
  });

  it("believes a report only when it was made from this very record", async () => {
    const folder = aRunOf("06");
    await gameday("report", folder);
    const file = join(folder, "report.json");
    const report = readFileSync(file, "utf8");
    const changed = report.replace('"fix-proven"', '"never-recovered"');
    expect(changed).not.toBe(report);
    writeFileSync(file, changed);
    expect(lines((await history()).out)[0]).toMatch(/ n /u);
    writeFileSync(file, changed.replace(/"checksum": "[0-9a-f]{8}"/u, '"checksum": "00000000"'));
    expect(lines((await history()).out)[0]).toMatch(/ F /u);
  });

  it("prints the same for programs", async () => {
    aRunOf("06");
    const past: unknown = JSON.parse((await history("election-day", "--json")).out);
    expect(past).toMatchObject({
      runs: [{ run: "run-06", share: 1, breaks: [{ id: "database-slow", outcome: "fix-proven" }] }],
      unreadable: [],
    });
  });

  it("suggests the scenario that was meant", async () => {
    aRunOf("06");
    const { code, err } = await history("election-dy");
    expect(code).toBe(2);
    expect(err).toContain('Did you mean "election-day"?');
  });

  it("says what to do when there is no run, or no folder", async () => {
    expect((await history()).err).toContain("Rehearse first");
    expect((await gameday("history", "--in", join(place, "none"))).err).toContain("--in FOLDER");
  });
});

describe("bars", () => {
  it("reach from the least to the most, and stay in the middle when nothing moves", () => {
    expect(bars([0, 0.5, 1])).toBe("▁▅█");
    expect(bars([3, 3])).toBe("▅▅");
  });
});
