import { countText, durationText } from "../../model/quantities.ts";
import { LINK_PORTS } from "../ports.ts";
import type { Disk } from "./disks.ts";
import type { PortRange } from "./limits.ts";
import type { LoadFigures } from "./load.ts";
import type { Machine } from "./machine.ts";
import type { TimerLateness } from "./timer.ts";

/** One thing that a run depends on: fine, poor (a run works, and worse for it) or unfit (no run is possible). */
export interface Vital {
  readonly what: string;
  readonly state: "fine" | "poor" | "unfit";
  readonly text: string;
  /** What to do about it, when it is not fine. */
  readonly hint?: string;
}

const GB = 1024 ** 3;
const LEAST_NODE = [20, 19] as const;
/** A run needs a socket for each call in flight, three times: engine, and both sides of the proxy, each its own process. */
const LEAST_FILES = { unfit: 256, poor: 4096 };
const LEAST_DISK = { unfit: 0.1 * GB, poor: 2 * GB };
const LEAST_PORTS = 10_000;
const MOST_LATE_MS = 5;

const fine = (what: string, text: string): Vital => ({ what, state: "fine", text });
const bad = (vital: Vital & { readonly hint: string }): Vital => vital;

export function nodeVital(version: string): Vital {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isNewEnough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  if (isNewEnough) return fine("node", version);
  const hint = `Install Node ${LEAST_NODE.join(".")} or newer.`;
  return bad({ what: "node", state: "unfit", text: `${version} is too old`, hint });
}

function processorVital({ processors: count, busy }: Machine): Vital {
  if (busy > count) {
    const text = `${count}, and others keep them busy: ${busy.toFixed(1)} programs wanted one in the last minute`;
    const hint = "End what else runs here before a run, or its figures are those of the neighbours.";
    return bad({ what: "processors", state: "poor", text, hint });
  }
  if (count > 1) return fine("processors", String(count));
  const hint = "Load engine, proxy and system share it: expect a longer replay, or give it a second one.";
  return bad({ what: "processors", state: "poor", text: String(count), hint });
}

export function openFilesVital(count: number): Vital {
  const text = count === Number.MAX_SAFE_INTEGER ? "no limit" : countText(count);
  if (count >= LEAST_FILES.poor) return fine("open files", text);
  const hint = "Raise it in the shell that starts gameday: ulimit -n 65536";
  return bad({ what: "open files", state: count < LEAST_FILES.unfit ? "unfit" : "poor", text, hint });
}

export function portsVital({ from, to }: PortRange): Vital {
  const text = `${from} to ${to}`;
  const isWide = to - from >= LEAST_PORTS;
  const isApart = from > LINK_PORTS.to || to < LINK_PORTS.from;
  if (isWide && isApart) return fine("outgoing ports", text);
  const why = isWide
    ? `links listen at ${LINK_PORTS.from} to ${LINK_PORTS.to}, and one that is cut could lose its port`
    : "calls that open connections of their own may run out of them";
  const hint = 'Widen it as root: sysctl -w net.ipv4.ip_local_port_range="32768 60999"';
  return bad({ what: "outgoing ports", state: "poor", text: `${text}: ${why}`, hint });
}

export function diskVital({ folder, holds, freeBytes, isWritable }: Disk): Vital {
  const what = "free disk";
  const text = `${(freeBytes / GB).toFixed(1)} GB at ${folder} (${holds})`;
  if (!isWritable) {
    const hint = "Run gameday where you may write, and give it --out and TMPDIR.";
    return bad({ what, state: "unfit", text: `${folder} cannot be written to (${holds})`, hint });
  }
  if (freeBytes >= LEAST_DISK.poor) return fine(what, text);
  const hint =
    "Make room, or point --out and TMPDIR to another disk; a day of 1.2 million calls takes up to 2 GB.";
  return bad({ what, state: freeBytes < LEAST_DISK.unfit ? "unfit" : "poor", text, hint });
}

function timerVital({ p50Ms, p99Ms }: TimerLateness): Vital {
  const text = `${durationText(p50Ms)} late (p50), ${durationText(p99Ms)} (p99)`;
  if (p99Ms <= MOST_LATE_MS) return fine("timer", text);
  const hint =
    "Something else is busy here, or the machine is a throttled one: calls are sent that late too.";
  return bad({ what: "timer", state: "poor", text, hint });
}

function loadVitals(load: LoadFigures): readonly Vital[] {
  if (load.kind === "skipped") return [];
  const what = "proxy and load";
  if (load.kind === "failed") {
    const hint = "Without the embedded Toxiproxy there is no run: mend what it says.";
    return [bad({ what, state: "unfit", text: load.reason, hint })];
  }
  const hint = "End what else runs on this machine, then look again.";
  if (load.floor === undefined) return [bad({ what, state: "unfit", text: "no call was answered", hint })];
  if (load.ceiling.perSecond > 0) return [];
  return [bad({ what, state: "poor", text: "not even the slowest rate was kept", hint })];
}

/** What the figures of a machine mean for a run. */
export const vitalsOf = (machine: Machine, load: LoadFigures): readonly Vital[] => [
  nodeVital(machine.node),
  processorVital(machine),
  ...(machine.openFiles === undefined ? [] : [openFilesVital(machine.openFiles)]),
  ...(machine.outgoingPorts === undefined ? [] : [portsVital(machine.outgoingPorts)]),
  ...machine.disks.map(diskVital),
  timerVital(machine.timer),
  ...loadVitals(load),
];
