import type { Readiness } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";
import { lastEvent } from "./events.ts";

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
  const { id, title, why, sha256, file } = record.plan.scenario;
  const { calls, replayIn, seed, script } = record.plan.traffic;
  const only = record.plan.only === undefined ? "" : ` --only ${record.plan.only}`;
  const size = script === undefined ? ` --calls ${calls} --in ${replayIn / 1000}s --seed ${seed}` : "";
  const repeat = `gameday run ${file}${size}${only}`;
  return {
    run,
    startedAt,
    version,
    engine,
    toxiproxy,
    machine,
    scenario: { id, title, why, sha256 },
    repeat,
  };
}
