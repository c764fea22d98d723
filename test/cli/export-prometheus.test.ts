import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { main } from "../../cli/main.ts";
import type { RunRecord } from "../../model/record.ts";
import { seconds } from "../../model/units.ts";
import { Recorder } from "../../run/recorder.ts";
import { aBreak, aPlan } from "../support/a-plan.ts";
import { aRecord } from "../support/a-record.ts";
import { fakeConsole } from "../support/fake-console.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-export-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A day of an hour in a minute. */
const traffic = { ...aPlan().traffic, day: { from: 360, to: 420 }, calls: 60_000 };
const plan = aPlan({ traffic });

function write({ plan: planned, events, calls, lateness }: RunRecord): void {
  const recorder = new Recorder(folder, (error) => {
    throw error;
  });
  recorder.plan(planned);
  for (const event of events) recorder.event(event);
  for (const row of calls) recorder.row(row);
  for (const row of lateness) recorder.lateness(row);
  recorder.close();
}

async function gameday(...args: readonly string[]) {
  const console = fakeConsole();
  const code = await main(args, console);
  return { code, ...console.printed };
}

const exported = (...flags: readonly string[]) => gameday("export", "prometheus", folder, ...flags);

const FILES = ["election-day.rules.yml", "election-day.rules_test.yml"];

describe("gameday export prometheus", () => {
  it("writes the rules and their test, says when each alert fires and what to type next", async () => {
    write(aRecord(plan).build());
    const { code, out } = await exported("--to", join(folder, "rules"));
    expect(readdirSync(join(folder, "rules")).sort()).toEqual(FILES);
    expect(out).toContain("✓ ElectionDayDatabaseSlow: fires 30 s after the fault (the usual 30-day rule: ");
    expect(out).toContain(`promtool test rules ${join(folder, "rules", "election-day.rules_test.yml")}`);
    expect(code).toBe(0);
  });

  it("writes the same bytes as the run and its report", async () => {
    write(aRecord(plan).build());
    await gameday("report", folder);
    const before = FILES.map((name) => readFileSync(join(folder, "alerts", name), "utf8"));
    await exported();
    expect(FILES.map((name) => readFileSync(join(folder, "alerts", name), "utf8"))).toEqual(before);
  });

  it.each([
    [
      "that fires too late",
      aRecord({ ...plan, breaks: [aBreak({ alertWithin: seconds(15) })] }),
      "fires later than the 15 s",
    ],
    [
      "that fires before the fault",
      aRecord(plan).withPhase("before", { good: 0.5 }),
      "it fires before the fault too",
    ],
    ["that never fires", aRecord(plan).withPhase("during", { good: 0.97 }), "it never fires"],
    [
      "whose fault was never on",
      aRecord(plan).stoppedAt(15),
      "not tested: the record of this run does not show the fault",
    ],
  ])("ends with 1 for an alert %s, and says so", async (_what, record, why) => {
    write(record.build());
    const { code, out } = await exported();
    expect(out).toContain("✗ ElectionDayDatabaseSlow");
    expect(out).toContain(why);
    expect(code).toBe(1);
  });

  it("says nothing bad of an alert that is silent because the system withstood", async () => {
    write(aRecord(plan).withPhase("during", { good: 1, latency: 4 }).build());
    const { code, out } = await exported();
    expect(out).toContain("✓ ElectionDayDatabaseSlow: silent in this run");
    expect(code).toBe(0);
  });

  it("prints JSON for scripts", async () => {
    write(aRecord(plan).build());
    const { out } = await exported("--json");
    expect(JSON.parse(out)).toMatchObject({
      files: FILES.map((name) => join(folder, "alerts", name)),
      alerts: [
        { break: "database-slow", alert: "ElectionDayDatabaseSlow", firesAfterMs: 30_000, alsoFiresIn: [] },
      ],
    });
  });

  it("refuses a run without a promise about calls, and writes nothing", async () => {
    write(aRecord(aPlan({ objectives: [] })).build());
    const { code, err } = await exported();
    expect([code, existsSync(join(folder, "alerts"))]).toEqual([2, false]);
    expect(err).toContain('No objective of "election-day" is about calls');
  });

  it("says where it cannot write", async () => {
    write(aRecord(plan).build());
    writeFileSync(join(folder, "rules"), "");
    const { code, err } = await exported("--to", join(folder, "rules"));
    expect(code).toBe(3);
    expect(err).toContain("cannot be written into");
  });
});
