import type { Readiness } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";
import { lastEvent } from "./events.ts";
import { repeatOf } from "./repeat.ts";

type Identity = "run" | "startedAt" | "version" | "scenario" | "machine" | "engine" | "toxiproxy" | "repeat";

const UNKNOWN = {
  run: "unknown",
  startedAt: "unknown",
  version: "unknown",
  engine: "unknown",
  toxiproxy: "unknown",
  machine: { cpus: 0, platform: "unknown", node: "unknown" },
};

/** Which run this was, of what, on which machine, and how to repeat it. */
export function identityOf(record: RunRecord): Pick<Readiness, Identity> {
  const { run, startedAt, version, engine, toxiproxy, machine } = lastEvent(record, "run-started") ?? UNKNOWN;
  const { id, title, why, sha256 } = record.plan.scenario;
  return {
    run,
    startedAt,
    version,
    engine,
    toxiproxy,
    machine,
    scenario: { id, title, why, sha256 },
    repeat: repeatOf(record),
  };
}
