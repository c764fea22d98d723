import type { Readiness } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";
import { lastEvent } from "./events.ts";
import { repeatOf } from "./repeat.ts";

type Identity =
  | "run"
  | "startedAt"
  | "version"
  | "scenario"
  | "inputs"
  | "machine"
  | "engine"
  | "toxiproxy"
  | "lastTime"
  | "repeat";

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
  const { inputs, scenario } = record.plan;
  const { id, title, why, file, sha256 } = scenario;
  return {
    run,
    startedAt,
    version,
    engine,
    toxiproxy,
    machine,
    scenario: { id, title, why, sha256 },
    ...(inputs === undefined ? {} : { inputs: { file, ...inputs } }),
    ...lastTimeOf(record),
    repeat: repeatOf(record),
  };
}

/** The comparison with the run before, as the record has it. */
function lastTimeOf(record: RunRecord): Pick<Readiness, "lastTime"> {
  const found = lastEvent(record, "last-time");
  if (found === undefined) return {};
  const { run, startedAt, verdict, trend, differences } = found;
  return { lastTime: { run, startedAt, verdict, trend, differences } };
}
