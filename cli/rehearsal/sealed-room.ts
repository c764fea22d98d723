import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PhaseId } from "../../model/record.ts";
import type { ControlRoom } from "../../run/live/control-room.ts";
import type { Console } from "../console.ts";
import { openRoom, type LiveFlags } from "../live-room.ts";
import { phaseText } from "../progress/frame.ts";

const NAME = "game-master.txt";

type RoomParts = Omit<Parameters<typeof openRoom>[1], "words">;

const WORDS: Readonly<Record<string, string>> = {
  during: "FAULT ON, people are at it",
  after: "fault off, people roll back",
};

/** What a phase means where people act, and not the tool. */
function rehearsalPhaseText(phase: PhaseId): string {
  const [id = "", part = ""] = phase.split("/");
  const text = WORDS[part];
  return text === undefined ? phaseText(phase) : `${id}: ${text}`;
}

const linksText = (players: string, file: string): string =>
  [
    "Control room, on this machine only; who has an address may use it:",
    `  players      ${players}`,
    `  game master  the address is in ${file}, for who leads: it tells what breaks and when`,
    "",
  ].join("\n");

/**
 * The control room of a rehearsal, when one is wanted. The people act from this terminal, so the address that knows the
 * break is written into the folder of the run instead, for this user alone.
 */
export async function openSealedRoom(
  flags: LiveFlags,
  parts: RoomParts & { readonly console: Console },
): Promise<ControlRoom | undefined> {
  const room = await openRoom(flags, { ...parts, words: rehearsalPhaseText });
  if (room === undefined) return undefined;
  const file = join(parts.folder, NAME);
  writeFileSync(file, `${room.links.gameMaster}\n`, { mode: 0o600 });
  parts.console.err(`${linksText(room.links.players, file)}\n`);
  return room;
}

/** An address that leads nowhere any more is nothing to keep. */
export const unseal = (room: ControlRoom): void => rmSync(join(room.folder, NAME), { force: true });
