import type { MasterNote } from "../model/readiness.ts";

const secondsText = ({ at }: MasterNote): string => (at < 0 ? "–" : `${(at / 1000).toFixed(1)} s`);

/** The notes of the game master: moment of the day, of the replay, what it was, and the text. */
export const noteRows = (notes: readonly MasterNote[]): readonly (readonly string[])[] =>
  notes.map((note) => [note.clock, secondsText(note), note.what === "inject" ? "inject" : "note", note.text]);

export const NOTE_COLUMNS = ["Day", "Replay", "What", "Text"] as const;
