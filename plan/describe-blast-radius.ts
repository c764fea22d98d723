import { peoplesCalls } from "../model/junk.ts";
import type { Plan } from "../model/plan.ts";
import { countText, shareText } from "../model/quantities.ts";
import { blastRadius, type BlastRadius } from "./blast-radius.ts";
import { leadsHere, type Addresses, type Reached } from "./reach.ts";
import { onOneLine } from "./wording.ts";

const row = (what: string, text: string): string => `  ${what.padEnd(9)}${text}`;

const by = (does: string, breaks: readonly string[]): string =>
  breaks.length === 0 ? "" : `, ${does} by ${breaks.join(", ")}`;

function hostText(reached: Reached, addresses: Addresses): string {
  const { kind, host, from } = reached;
  const found = addresses.get(host);
  const where = found === undefined ? host : `${host} (${found.join(", ")})`;
  if (leadsHere(reached, addresses)) return `${where}, this machine`;
  const unless = kind === "name" && found === undefined ? " unless its name leads back here" : "";
  return `${where}, ANOTHER MACHINE${unless}, reached by ${from.join(", ")}`;
}

function callsText({ traffic }: Plan, { callsAtRisk, shareAtRisk }: BlastRadius): string {
  if (callsAtRisk === null || shareAtRisk === null) return "all that the script makes while a fault is on";
  return `${countText(callsAtRisk)} of ${countText(peoplesCalls(traffic))} (${shareText(shareAtRisk)}) are due while a fault is on`;
}

/** The blast radius in words, a line for each thing that is touched. */
export function describeBlastRadius(plan: Plan, addresses: Addresses = new Map()): readonly string[] {
  const radius = blastRadius(plan);
  return [
    "Blast radius",
    ...radius.links.map(({ name, from, to, brokenBy }) =>
      row("link", `${name}: ${from} -> ${to}${by("broken", brokenBy) || ", carries traffic"}`),
    ),
    ...radius.groups.map(({ name, links }) => row("group", `${name}: ${links.join(", ")}`)),
    ...radius.repoints.map(({ break: broken, link, to }) =>
      row("repoint", `${broken}: ${link} -> ${to} while it is broken`),
    ),
    ...radius.hosts.map((host) => row("host", hostText(host, addresses))),
    ...radius.processes.map(({ name, killedBy, pausedBy, command }) =>
      row(
        "process",
        `${name}, started and stopped by the run${by("killed", killedBy)}${by("paused", pausedBy)}: ${onOneLine(command)}`,
      ),
    ),
    ...radius.hooks.flatMap(({ break: broken, what, on, off }) => [
      row("hook", `${broken}: ${onOneLine(what)}: ${onOneLine(on)}`),
      row("", `${broken}, taken back: ${onOneLine(off)}`),
    ]),
    ...radius.commands.map(({ break: broken, fix, does, command }) =>
      row("command", `${broken}/${fix}${does === "undo" ? ", undo" : ""}: ${onOneLine(command)}`),
    ),
    ...radius.probes.map(({ name, shows, looks, text }) =>
      row(
        "probe",
        `${name} (${onOneLine(shows)}), ${looks === 1 ? "once" : `${looks} times`} in each phase: ${onOneLine(text)}`,
      ),
    ),
    row("calls", callsText(plan, radius)),
  ];
}
