import type { RunRecord } from "../model/record.ts";
import { shellWord } from "../model/shell-word.ts";
import { lastEvent } from "./events.ts";

const DEFAULT_ENGINE = "http";

/** The flags that choose an engine which calls itself so: `k6 2.2.0, 2 processes`. */
function engineFlags(engine: string, isOwnScript: boolean): string {
  const [name = DEFAULT_ENGINE] = engine.split(" ");
  const processes = /, (\d+) processes$/u.exec(engine)?.[1];
  const chosen = name === DEFAULT_ENGINE || isOwnScript ? "" : ` --engine ${name}`;
  return processes === undefined ? chosen : `${chosen} --processes ${processes}`;
}

/** The flag that chooses a Toxiproxy which was told of so: `toxiproxy-server 2.12.0`, `Toxiproxy 2.12.0 at http://…`. */
function toxiproxyFlag(toxiproxy: string): string {
  const address = / at (https?:\S+)$/u.exec(toxiproxy)?.[1];
  if (address !== undefined) return ` --toxiproxy ${address}`;
  return toxiproxy.startsWith("toxiproxy-server") ? " --toxiproxy server" : "";
}

const hostFlags = ({ plan }: RunRecord): string =>
  (plan.hosts ?? []).map((host) => ` --allow-host ${shellWord(host)}`).join("");

/** The command that does the same again. */
export function repeatOf(record: RunRecord): string {
  const { scenario, traffic, only } = record.plan;
  const { calls, replayIn, seed, script } = traffic;
  const started = lastEvent(record, "run-started");
  const led = record.plan.rehearsal;
  if (led !== undefined) {
    // Not with its seed: who repeats it must not know the moment.
    const [broken] = record.plan.breaks;
    const held = ` --window ${led.window / 1000}s --give-up ${led.giveUp / 1000}s --calls-per-second ${led.callsPerSecond}`;
    return `gameday rehearse ${shellWord(broken?.id ?? "")} ${shellWord(scenario.file)}${held}${hostFlags(record)}`;
  }
  return [
    `gameday run ${shellWord(scenario.file)}`,
    script === undefined ? ` --calls ${calls} --in ${replayIn / 1000}s --seed ${seed}` : "",
    only === undefined ? "" : ` --only ${only}`,
    engineFlags(started?.engine ?? DEFAULT_ENGINE, script !== undefined),
    toxiproxyFlag(started?.toxiproxy ?? ""),
    hostFlags(record),
  ].join("");
}
