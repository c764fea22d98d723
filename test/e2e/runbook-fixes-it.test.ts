import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdRehearsal, recordedRunbooks, type HeldRehearsal } from "./support/held-rehearsal.ts";
import { PLAYGROUND } from "./support/run-cli.ts";

afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

describe("somebody who has never seen the campaign, with nothing but the alert and its runbook", () => {
  let held: HeldRehearsal;

  beforeAll(async () => {
    // The runbook is of a recorded run; in test/long it is of one that is made first.
    const runbooks = await recordedRunbooks("gotv-database");
    held = await holdRehearsal("database-slow", runbooks, "gotv-database");
  }, 300_000);

  it("finds commands to paste for the fix, for the proof and for the way back", () => {
    const { followed } = held;
    expect(followed["Is it this"]).toBeGreaterThanOrEqual(1);
    expect(followed["Stop the bleeding"]).toBeGreaterThanOrEqual(1);
    expect(followed["Verify it worked"]).toBeGreaterThanOrEqual(1);
    expect(followed["Roll back"]).toBeGreaterThanOrEqual(2);
  });

  it("fixes the service while the break is on, as the rehearsal measures it", () => {
    const { rehearsal } = held.told;
    expect(rehearsal).toMatchObject({ break: "database-slow", outcome: "fixed", safeState: "queue-writes" });
    expect(rehearsal.claims.at(-1)).toMatchObject({ right: true });
    for (const ms of [rehearsal.alertMs, rehearsal.noticedMs, rehearsal.openedMs, rehearsal.safeStateMs])
      expect(ms).toBeGreaterThanOrEqual(0);
  });

  it("brings it back to full behind the fault, with no write lost and none stored twice", () => {
    const { rehearsal, ledger, healed } = held.told;
    expect(rehearsal.rolledBackMs).toBeGreaterThanOrEqual(0);
    expect(ledger).toMatchObject({ lost: 0, doubled: 0 });
    expect(ledger?.acknowledged).toBeGreaterThan(0);
    expect(healed).toBe(true);
    expect(held.end.leftBehind).toEqual([]);
  });
});
