import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noteLastTime } from "../../cli/compare/earlier-run.ts";
import { finish } from "../../cli/finish-run.ts";
import { writeResults } from "../../cli/write-results.ts";
import type { Plan } from "../../model/plan.ts";
import type { LastTime } from "../../model/comparison.ts";
import { readRecord } from "../../run/read-record.ts";
import { Recorder } from "../../run/recorder.ts";
import { seconds } from "../../model/units.ts";
import { aPlan } from "../support/a-plan.ts";
import type { RecordBuilder } from "../support/a-record.ts";
import { aRunFolder } from "../support/a-run-folder.ts";
import { fakeConsole } from "../support/fake-console.ts";

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "gameday-last-time-"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

interface Like {
  readonly plan?: Plan;
  readonly change?: (builder: RecordBuilder) => RecordBuilder;
}

function aRunAt(hour: string, { plan = aPlan(), change = (builder) => builder }: Like = {}): string {
  const run = `election-day-20121106T${hour}0000Z`;
  return aRunFolder(join(place, run), plan, (builder) =>
    change(builder).withEvents((events) =>
      events.map((event) =>
        event.kind === "run-started" ? { ...event, run, startedAt: `2012-11-06T${hour}:00:00.000Z` } : event,
      ),
    ),
  );
}

const lastTime = async (folder: string): Promise<LastTime | undefined> => {
  await noteLastTime(folder);
  return (await writeResults(folder)).lastTime;
};

const lossy = (builder: RecordBuilder): RecordBuilder => builder.withLedger({ lost: 1 });

describe("since last time", () => {
  it("is told of the newest earlier run of the same plan in the same place", async () => {
    aRunAt("06");
    aRunAt("08", { change: lossy });
    const found = await lastTime(aRunAt("10"));
    expect(found).toMatchObject({
      run: "election-day-20121106T080000Z",
      verdict: "NOT READY",
      trend: "better",
    });
    expect(found?.differences).toContainEqual(
      expect.objectContaining({ what: "writes lost", change: "fixed" }),
    );
  });

  it("passes over runs of another plan, runs that were stopped, and damaged ones", async () => {
    aRunAt("06");
    aRunAt("07", { plan: aPlan({ canary: { ...aPlan().canary, lasts: seconds(2) } }) });
    aRunAt("08", { change: (builder) => builder.stoppedAt(30) });
    appendFileSync(join(aRunAt("09"), "record", "events.jsonl"), "torn");
    expect((await lastTime(aRunAt("10")))?.run).toBe("election-day-20121106T060000Z");
  });

  it("is no later run", async () => {
    const first = aRunAt("06");
    aRunAt("08");
    expect(await lastTime(first)).toBeUndefined();
  });

  it("is in the record: the reports stay the same bytes when the other run is gone", async () => {
    const before = aRunAt("06", { change: lossy });
    const run = aRunAt("10");
    await lastTime(run);
    const report = (): string => readFileSync(join(run, "report.json"), "utf8");
    const first = report();
    expect(first).toContain("election-day-20121106T060000Z");
    rmSync(before, { recursive: true });
    await writeResults(run);
    expect(report()).toBe(first);
  });

  it("is told by every run that ends with reports", async () => {
    aRunAt("06", { change: lossy });
    const folder = aRunAt("10");
    const console = fakeConsole();
    const end = { how: "complete", unhealed: [] } as const;
    expect(await finish(end, { folder, console, json: true, reports: true })).toBe(0);
    expect(JSON.parse(console.printed.out)).toMatchObject({
      lastTime: { run: "election-day-20121106T060000Z", trend: "better" },
    });
    expect(console.printed.err).toBe("");
  });

  it("is noted once, and the record stays whole", async () => {
    aRunAt("06");
    const run = aRunAt("10");
    await noteLastTime(run);
    aRunAt("08");
    await noteLastTime(run);
    const { events, damage } = await readRecord(run);
    expect(damage).toBeUndefined();
    expect(events.filter(({ kind }) => kind === "last-time")).toHaveLength(1);
  });

  it("leaves the checks of a script sealed, though none is added", async () => {
    const run = aRunAt("10");
    const add = (write: (recorder: Recorder) => void): void => {
      const recorder = new Recorder(run, (error) => {
        throw error;
      });
      write(recorder);
      recorder.close();
    };
    add((recorder) =>
      recorder.check({ second: 1, check: "is-there", phase: "day", class: "within", passed: 3, failed: 0 }),
    );
    add((recorder) => recorder.event({ at: seconds(61), kind: "trouble", text: "late" }));
    expect(await readRecord(run)).toMatchObject({ checks: [{ passed: 3 }] });
    expect((await readRecord(run)).damage).toBeUndefined();
  });
});
