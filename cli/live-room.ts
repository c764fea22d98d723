import { existsSync } from "node:fs";
import { join } from "node:path";
import { Option, type Command } from "commander";
import { reasonOf } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { Redact } from "../model/redact.ts";
import type { RunEvent } from "../model/record.ts";
import { ControlRoom } from "../run/live/control-room.ts";
import { Interrupted } from "../run/rehearse.ts";
import type { Console } from "./console.ts";
import { checked, port } from "./flag-values.ts";
import { phaseText } from "./progress/frame.ts";
import { nextSignal, type StopSignals } from "./stop-signals.ts";

export interface LiveFlags {
  /** A port, or any free one. */
  readonly live?: number | true;
  readonly stay?: boolean;
}

/** `--live` and `--stay`. */
export const addLiveOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--live [port]", "watch, note and stop the run in a browser on this machine").argParser(
        checked(port),
      ),
    )
    .addOption(new Option("--stay", "with --live: serve the report until Ctrl-C"));

interface RoomParts {
  readonly run: string;
  readonly folder: string;
  readonly plan: Plan;
  readonly redact: Redact;
  readonly stop: AbortController;
  readonly console: Console;
  readonly record: (event: RunEvent) => void;
}

const linksText = ({ links }: ControlRoom): string =>
  [
    "Control room, on this machine only; who has an address may use it:",
    `  game master  ${links.gameMaster}`,
    `  players      ${links.players}`,
    "",
  ].join("\n");

/** The control room of a run, when one is wanted; says where it is. */
export async function openRoom({ live }: LiveFlags, parts: RoomParts): Promise<ControlRoom | undefined> {
  if (live === undefined) return undefined;
  const { stop, record, console } = parts;
  const room = await ControlRoom.open({
    ...parts,
    port: live === true ? 0 : live,
    words: phaseText,
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
  console.err(linksText(room));
  return room;
}

/** Serves the report for as long as somebody wants it; nobody who pressed Ctrl-C does. */
export async function stayOpen(
  room: ControlRoom,
  { signals, folder, console }: { signals: StopSignals; folder: string; console: Console },
): Promise<void> {
  if (signals.seen.length > 0 || !existsSync(join(folder, "report.html"))) return;
  signals.release();
  await room.reported();
  console.err(`The report stays at ${room.links.players}report.html until Ctrl-C.\n`);
  await nextSignal();
}

/** Lets pages that are open become the report, then closes the room. */
export async function closeRoom(room: ControlRoom, folder: string): Promise<void> {
  const isNew = room.view.stand === "ended" && existsSync(join(folder, "report.html"));
  if (isNew) await room.reported();
  await room.close();
}
