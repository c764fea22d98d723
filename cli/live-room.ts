import { existsSync } from "node:fs";
import { join } from "node:path";
import { Option, type Command } from "commander";
import { reasonOf, UsageError } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { Redact } from "../model/redact.ts";
import type { RunEvent } from "../model/record.ts";
import { ControlRoom } from "../run/live/control-room.ts";
import type { PhaseWords } from "../run/live/frame.ts";
import { mustBeFree } from "../run/live/listen.ts";
import { Interrupted } from "../run/rehearse.ts";
import type { Console } from "./console.ts";
import { checked, port } from "./flag-values.ts";
import { nextSignal, type StopSignals } from "./stop-signals.ts";

export interface LiveFlags {
  /** A port, or any free one. */
  readonly live?: number | true;
  readonly stay?: boolean;
}

/** A port of its own is optional, so that whatever follows is taken for one, also the name of a scenario. */
function livePort(text: string): number {
  if (/^[\d.+-]+$/u.test(text)) return checked(port)(text);
  throw new UsageError(
    `"${text}" is no port, and what follows --live is taken for one.`,
    "Put --live last for any free port, or write --live=8080.",
  );
}

/** `--live` and `--stay`. */
export const addLiveOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--live [port]", "watch, note and stop it in a browser on this machine").argParser(livePort),
    )
    .addOption(new Option("--stay", "as --live, and serve the report until Ctrl-C").implies({ live: true }));

interface RoomParts {
  readonly run: string;
  readonly folder: string;
  readonly plan: Plan;
  readonly redact: Redact;
  readonly stop: AbortController;
  readonly words: PhaseWords;
  readonly record: (event: RunEvent) => void;
}

/** Where the seats of a run are. */
export const linksText = ({ links }: ControlRoom): string =>
  [
    "Control room, on this machine only; who has an address may use it:",
    `  game master  ${links.gameMaster}`,
    `  players      ${links.players}`,
    "",
  ].join("\n");

/** Refuses a port that cannot be had while nothing is made yet. */
export async function mustOpen({ live }: LiveFlags): Promise<void> {
  if (typeof live === "number") await mustBeFree(live);
}

/** The control room of a run, when one is wanted. */
export async function openRoom({ live }: LiveFlags, parts: RoomParts): Promise<ControlRoom | undefined> {
  if (live === undefined) return undefined;
  const { stop, record } = parts;
  const room = await ControlRoom.open({
    ...parts,
    port: live === true ? 0 : live,
    stop: () => {
      if (!stop.signal.aborted) stop.abort(new Interrupted());
    },
    note: (note) => {
      const event: RunEvent = { at: room.view.now(), kind: "note", ...note };
      record(event);
      room.event(event);
    },
  });
  stop.signal.addEventListener("abort", () => room.stopping(reasonOf(stop.signal.reason)));
  return room;
}

interface Ending {
  readonly signals: StopSignals;
  readonly console: Console;
}

const hasReport = ({ folder }: ControlRoom): boolean => existsSync(join(folder, "report.html"));

/** Serves the report for as long as somebody wants it; nobody who pressed Ctrl-C before does. */
export async function stayOpen(
  room: ControlRoom | undefined,
  { stay }: LiveFlags,
  { signals, console }: Ending,
): Promise<void> {
  if (room === undefined || stay !== true || signals.seen.length > 0 || !hasReport(room)) return;
  // No moment is left in which Ctrl-C would end the process with nothing closed.
  const heard = nextSignal();
  signals.release();
  const shown = room.reported();
  console.err(`The report stays at ${room.links.players}report.html until Ctrl-C.\n`);
  await heard;
  await room.close();
  await shown;
}

/** Lets pages that are open become the report, if there is one, then closes the room. */
export async function closeRoom(room: ControlRoom | undefined): Promise<void> {
  if (room === undefined) return;
  if (room.view.stand === "ended" && hasReport(room)) await room.reported();
  await room.close();
}
