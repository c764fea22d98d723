import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plan, PlannedProcess } from "../model/plan.ts";
import { NotHealedError, reasonOf, UsageError } from "../model/errors.ts";
import { Hooks } from "./hooks.ts";
import { Injection } from "./inject.ts";
import type { Journal } from "./journal/journal.ts";
import { choosePlaces, namedPorts } from "./choose-places.ts";
import { hostAndPort, isInRun, withPlaces, type Places } from "./places.ts";
import { Processes } from "./processes.ts";
import { quickestConnection } from "./quickest-connection.ts";
import { ToxiproxyLinks } from "./toxiproxy/toxiproxy-links.ts";
import type { RunningToxiproxy, ToxiproxySource } from "./toxiproxy/toxiproxy.ts";
import { watchLinks } from "./toxiproxy/watch-links.ts";

/** The system under test with its links, up and running. */
export interface Stage {
  readonly places: Places;
  readonly toxiproxy: RunningToxiproxy;
  readonly links: ToxiproxyLinks;
  readonly processes: Processes;
  readonly injection: Injection;
  readonly target: { readonly host: string; readonly port: number };
  /** By link: milliseconds in which a connection opened before anything was broken. */
  readonly baseline: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

interface StageDoors {
  readonly run: string;
  readonly folder: string;
  readonly toxiproxy: ToxiproxySource;
  readonly journal: Journal;
  readonly signal: AbortSignal;
  readonly onDeath: (process: string, how: string, lastWords: string) => void;
  readonly say: (text: string) => void;
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

/** What was started, with what ends it; the last first, each even when one fails. */
class Closers {
  private readonly closers: (() => Promise<unknown>)[] = [];

  add(close: () => Promise<unknown>): void {
    this.closers.push(close);
  }

  readonly close = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let close = this.closers.pop(); close !== undefined; close = this.closers.pop()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length === 0) return;
    const text = failures.map(reasonOf).join("; ");
    const unhealed = failures.find((error) => error instanceof NotHealedError);
    throw unhealed === undefined ? new Error(text) : new NotHealedError(text, unhealed.hint);
  };
}

interface Hall {
  readonly doors: StageDoors;
  readonly closers: Closers;
}

type Opened = Pick<Stage, "toxiproxy" | "links">;

async function startToxiproxy(plan: Plan, places: Places, doors: StageDoors): Promise<RunningToxiproxy> {
  const promised = [
    ...places.ports.values(),
    ...[...places.links.values()].map((at) => hostAndPort(at).port),
  ];
  const taken = new Set([...promised.map(Number), ...namedPorts(plan)]);
  const toxiproxy = await doors.toxiproxy.start({ seed: plan.traffic.seed, taken });
  toxiproxy.onExit((how) => doors.onDeath("toxiproxy", how, ""));
  return toxiproxy;
}

/** An empty folder of this run; its name is in the journal before it is made. */
async function makeTemporary(journal: Journal, closers: Closers): Promise<string> {
  const path = join(tmpdir(), `gameday-${randomUUID()}`);
  const undo = { kind: "remove-folder", path } as const;
  const line = journal.begin({ what: "temporary folder", before: "not there", undo });
  closers.add(async () => {
    await rm(path, { recursive: true, force: true });
    journal.undone(line);
  });
  await mkdir(path, { mode: 0o700 });
  return path;
}

async function openLinks(plan: Plan, places: Places, { doors, closers }: Hall): Promise<Opened> {
  const toxiproxy = await startToxiproxy(plan, places, doors);
  const links = new ToxiproxyLinks(toxiproxy, doors.run);
  const lines: number[] = [];
  const writeDown = (what: string, link: string): void =>
    void lines.push(doors.journal.begin({ what, before: "not there", undo: links.undoOf(link) }));
  closers.add(async () => {
    await toxiproxy.stop();
    for (const line of lines) doors.journal.undone(line);
  });
  const { of } = toxiproxy.life;
  // The links of one of ours end with its process.
  if (of === "ours") writeDown("process toxiproxy", "all");
  closers.add(links.close);
  for (const link of plan.links) {
    const listen = places.links.get(link.name) ?? "127.0.0.1:0";
    if (of === "theirs") writeDown(`link ${link.name}`, link.name);
    await links.open({ name: link.name, listen, upstream: withPlaces(link.to, places) });
  }
  if (of === "theirs") closers.add(watchLinks(links, (how) => doors.onDeath("toxiproxy", how, "")));
  return { toxiproxy, links };
}

async function baselineOf({ links }: Places): Promise<ReadonlyMap<string, number>> {
  const baseline = new Map<string, number>();
  for (const [name, address] of links) baseline.set(name, await quickestConnection(address));
  return baseline;
}

const hooksOf = (places: Places, { folder, journal, signal }: StageDoors): Hooks =>
  new Hooks({
    cwd: folder,
    journal,
    signal,
    asksOurs: (action) => action.kind === "http" && isInRun(action.url, places),
  });

async function build(plan: Plan, doors: StageDoors, closers: Closers): Promise<Stage> {
  const places = await choosePlaces(plan, await makeTemporary(doors.journal, closers));
  const { toxiproxy, links } = await openLinks(plan, places, { doors, closers });
  const processes = new Processes(doors.onDeath, doors.journal);
  closers.add(async () => processes.stopAll());
  for (const planned of plan.system) {
    doors.say(`starting ${planned.name}`);
    await processes.start(inPlace(planned, places, doors.folder), doors.signal);
  }
  const entrance = places.links.get(plan.traffic.through);
  if (entrance === undefined)
    throw new UsageError(`There is no link "${plan.traffic.through}".`, "Check through:.");
  return {
    places,
    toxiproxy,
    links,
    processes,
    injection: new Injection({ links, processes, hooks: hooksOf(places, doors) }, doors.journal),
    target: hostAndPort(entrance),
    baseline: await baselineOf(places),
    close: closers.close,
  };
}

/** Starts the Toxiproxy, opens the links, starts the processes in their order; on failure ends what it started. */
export async function openStage(plan: Plan, doors: StageDoors): Promise<Stage> {
  const closers = new Closers();
  try {
    return await build(plan, doors, closers);
  } catch (error) {
    await closers.close().catch((trouble: unknown) => {
      doors.say(`not all of it ended: ${reasonOf(trouble)}`);
      // What stays behind comes before what went wrong.
      if (trouble instanceof NotHealedError)
        throw new NotHealedError(`${reasonOf(error)} ${trouble.message}`, trouble.hint, { cause: error });
    });
    throw error;
  }
}
