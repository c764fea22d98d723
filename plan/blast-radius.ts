import { actionText } from "../model/action-text.ts";
import { peoplesCalls } from "../model/junk.ts";
import type { PlannedGroup } from "../model/links.ts";
import type { Plan, PlannedBreak, Probe, ProbeRead, Window } from "../model/plan.ts";
import type { Change } from "../model/toxic.ts";
import type { Traffic } from "../model/traffic.ts";
import { reachOf, type Reached } from "./reach.ts";

const ANY_PORT = "a free port of 127.0.0.1";

/** What a run touches, and who would feel it. */
export interface BlastRadius {
  readonly links: readonly {
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly brokenBy: readonly string[];
  }[];
  readonly groups: readonly PlannedGroup[];
  /** Links that lead to another place while a break is on. */
  readonly repoints: readonly { readonly break: string; readonly link: string; readonly to: string }[];
  readonly hosts: readonly Reached[];
  /** All of them are started and stopped by the run. */
  readonly processes: readonly {
    readonly name: string;
    readonly command: string;
    readonly killedBy: readonly string[];
    readonly pausedBy: readonly string[];
  }[];
  /** What the scenario breaks by itself, and how it takes that back. */
  readonly hooks: readonly {
    readonly break: string;
    readonly what: string;
    readonly on: string;
    readonly off: string;
  }[];
  /** What the steps of fixes type into a shell. */
  readonly commands: readonly {
    readonly break: string;
    readonly fix: string;
    readonly does: "step" | "undo";
    readonly command: string;
  }[];
  /** What is read in every phase of a break, by a request or a command. */
  readonly probes: readonly {
    readonly name: string;
    readonly shows: string;
    readonly looks: number;
    readonly read: ProbeRead["kind"];
    readonly text: string;
  }[];
  /** People's calls that are due while a fault is on; nobody knows them for a script of the user's own. */
  readonly callsAtRisk: number | null;
  /** Of all calls of the day, from 0 to 1. */
  readonly shareAtRisk: number | null;
}

const faultWindow = ({ windows }: PlannedBreak): Window => ({
  from: windows.during.from,
  to: windows.after.from,
});

const callsIn = ({ arrivals, junk = [], bucket }: Traffic, { from, to }: Window): number =>
  arrivals.reduce(
    (sum, count, index) =>
      sum + (index * bucket >= from && index * bucket < to ? count - (junk[index] ?? 0) : 0),
    0,
  );

const doneTo = (breaks: readonly PlannedBreak[], is: (change: Change) => boolean): readonly string[] =>
  breaks.filter(({ changes }) => changes.some(is)).map(({ id }) => id);

const repointsOf = ({ id, changes }: PlannedBreak): BlastRadius["repoints"] =>
  changes.flatMap((change) =>
    change.kind === "repoint" ? [{ break: id, link: change.link, to: change.to }] : [],
  );

const hooksOf = ({ id, changes }: PlannedBreak): BlastRadius["hooks"] =>
  changes.flatMap((change) =>
    change.kind === "hook"
      ? [{ break: id, what: change.what, on: actionText(change.on), off: actionText(change.off) }]
      : [],
  );

const commandsOf = ({ id, fixes }: PlannedBreak): BlastRadius["commands"] =>
  fixes.flatMap((fix) =>
    fix.steps.flatMap(({ action, undo }) =>
      [["step", action] as const, ["undo", undo] as const].flatMap(([does, act]) =>
        act?.kind === "run" ? [{ break: id, fix: fix.id, does, command: act.command }] : [],
      ),
    ),
  );

function probeOf({ name, shows, looks, read }: Probe): BlastRadius["probes"][number] {
  const field = read.kind === "get" && read.field !== undefined ? `, field ${read.field}` : "";
  const text = read.kind === "get" ? `GET ${read.url}${field}` : read.command;
  return { name, shows, looks, read: read.kind, text };
}

function atRisk({ traffic, breaks }: Plan): Pick<BlastRadius, "callsAtRisk" | "shareAtRisk"> {
  if (traffic.script !== undefined) return { callsAtRisk: null, shareAtRisk: null };
  const calls = breaks.reduce((sum, item) => sum + callsIn(traffic, faultWindow(item)), 0);
  return { callsAtRisk: calls, shareAtRisk: calls / Math.max(1, peoplesCalls(traffic)) };
}

/** Everything that a run of this plan reaches, starts, breaks or types. */
export function blastRadius(plan: Plan): BlastRadius {
  const { links, system, breaks } = plan;
  return {
    links: links.map(({ name, to, listen }) => ({
      name,
      from: listen ?? ANY_PORT,
      to,
      brokenBy: breaks.filter((item) => item.links.includes(name)).map(({ id }) => id),
    })),
    groups: plan.groups ?? [],
    repoints: breaks.flatMap(repointsOf),
    hosts: reachOf(plan),
    processes: system.map(({ name, command }) => ({
      name,
      command,
      killedBy: doneTo(breaks, (change) => change.kind === "kill" && change.process === name),
      pausedBy: doneTo(breaks, (change) => change.kind === "pause" && change.process === name),
    })),
    hooks: breaks.flatMap(hooksOf),
    commands: breaks.flatMap(commandsOf),
    probes: (plan.probes ?? []).map(probeOf),
    ...atRisk(plan),
  };
}
