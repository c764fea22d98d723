import type { LedgerCount, RunEvent } from "../../model/record.ts";
import { millis } from "../../model/units.ts";

export const aLedger = (overrides: Partial<LedgerCount> = {}): LedgerCount => ({
  acknowledged: 2500,
  stored: 2500,
  lost: 0,
  doubled: 0,
  inDoubt: 0,
  lostCalls: [],
  doubledCalls: [],
  damageIn: {},
  ...overrides,
});

export const aStepOutcome = (ok = true, kind: "do" | "undo" = "do") => ({
  title: "Turn it on",
  kind,
  command: "true",
  output: ok ? "on" : "no such switch",
  ok,
  tookMs: 12,
});

export const runStarted: RunEvent = {
  at: millis(-1000),
  kind: "run-started",
  run: "election-day-20121106T060000Z",
  startedAt: "2012-11-06T06:00:00.000Z",
  version: "0.1.0",
  engine: "http",
  toxiproxy: "embedded",
  machine: { cpus: 2, platform: "linux", node: "v20.20.2" },
};
