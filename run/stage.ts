import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plan, PlannedProcess } from "../model/plan.ts";
import { UsageError } from "../model/errors.ts";
import { Injection } from "./inject.ts";
import type { Links } from "./links.ts";
import { hostAndPort, placeNames, withPlaces, type Places } from "./places.ts";
import { portFinder } from "./ports.ts";
import { Processes } from "./processes.ts";
import { startToxiproxyProcess } from "./toxiproxy-process.ts";
import { ToxiproxyLinks } from "./toxiproxy-links.ts";

/** The system under test with its links, up and running. */
export interface Stage {
  readonly places: Places;
  readonly links: Links;
  readonly processes: Processes;
  readonly injection: Injection;
  readonly target: { readonly host: string; readonly port: number };
  readonly close: () => Promise<void>;
}

interface StageDoors {
  readonly run: string;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly onDeath: (process: string, how: string, lastWords: string) => void;
  readonly say: (text: string) => void;
}

async function choosePlaces(plan: Plan, folder: string): Promise<Places> {
  const find = portFinder();
  const [ports, links, folders] = [
    new Map<string, string>(),
    new Map<string, string>(),
    new Map<string, string>(),
  ];
  const text = JSON.stringify(plan);
  for (const name of placeNames(text, "ports")) ports.set(name, String(await find()));
  for (const link of plan.links) links.set(link.name, `127.0.0.1:${await find()}`);
  for (const name of placeNames(text, "folders")) {
    folders.set(name, join(folder, name));
    await mkdir(join(folder, name));
  }
  return { ports, links, folders };
}

const inPlace = (planned: PlannedProcess, places: Places, folder: string): PlannedProcess => ({
  ...planned,
  cwd: join(folder, planned.cwd),
  command: withPlaces(planned.command, places),
  ready: withPlaces(planned.ready, places),
  env: Object.fromEntries(
    Object.entries(planned.env).map(([name, value]) => [name, withPlaces(value, places)]),
  ),
});

/** Starts the Toxiproxy, opens the links, starts the processes in their order; on failure ends what it started. */
export async function openStage(plan: Plan, doors: StageDoors): Promise<Stage> {
  const temporary = await mkdtemp(join(tmpdir(), "gameday-"));
  const places = await choosePlaces(plan, temporary);
  const toxiproxy = await startToxiproxyProcess({ seed: plan.traffic.seed });
  toxiproxy.onExit((how) => doors.onDeath("toxiproxy", how, ""));
  const links = new ToxiproxyLinks(toxiproxy.url, doors.run);
  const processes = new Processes(doors.onDeath);
  const close = async (): Promise<void> => {
    await processes.stopAll();
    await links.close();
    await toxiproxy.stop();
    await rm(temporary, { recursive: true, force: true });
  };
  try {
    for (const link of plan.links) {
      const listen = places.links.get(link.name) ?? "127.0.0.1:0";
      await links.open({ name: link.name, listen, upstream: withPlaces(link.to, places) });
    }
    for (const planned of plan.system) {
      doors.say(`starting ${planned.name}`);
      await processes.start(inPlace(planned, places, doors.folder), doors.signal);
    }
    const entrance = places.links.get(plan.traffic.through);
    if (entrance === undefined)
      throw new UsageError(`There is no link "${plan.traffic.through}".`, "Check through:.");
    const injection = new Injection(links, processes);
    return { places, links, processes, injection, target: hostAndPort(entrance), close };
  } catch (error) {
    await close();
    throw error;
  }
}
