import type { RehearsalFinding } from "../../model/rehearsal.ts";
import { millis } from "../../model/units.ts";

export const aRehearsalFinding = (overrides: Partial<RehearsalFinding> = {}): RehearsalFinding => ({
  break: "database-slow",
  outcome: "fixed",
  sentence: "alert after 3 s, noticed after 5 s",
  faultOnAt: millis(20_000),
  alert: "ElectionDayDatabaseSlow",
  alertMs: millis(3000),
  noticedMs: millis(5000),
  openedMs: millis(8000),
  safeState: "queue-writes",
  safeStateMs: millis(19_500),
  fixedMs: millis(20_000),
  faultOffMs: millis(30_000),
  rolledBackMs: millis(5000),
  claims: [
    { atMs: millis(12_000), right: false, text: "10 % were good" },
    { atMs: millis(24_000), right: true, text: "100 % were good" },
  ],
  notes: [{ atMs: millis(10_000), text: "the pool is full" }],
  falseAlarms: 1,
  runbook: "docs/runbooks/election-day/database-slow.md",
  ...overrides,
});
