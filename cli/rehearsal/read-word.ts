import { nearest } from "../../model/nearest.ts";
import type { Word } from "../../run/rehearsal/lead.ts";

/** What a typed line means: a word of the rehearsal, a wish of who typed it, or nothing that is known. */
export type Typed =
  | Word
  | { readonly kind: "help" }
  | { readonly kind: "nothing" }
  | { readonly kind: "unknown"; readonly typed: string; readonly meant: string | undefined };

const MOST_TEXT = 2000;

const WORDS: Readonly<Record<string, Typed>> = {
  noticed: { kind: "noticed" },
  open: { kind: "open" },
  fixed: { kind: "fixed" },
  done: { kind: "done" },
  skip: { kind: "done" },
  "give up": { kind: "give-up" },
  "give-up": { kind: "give-up" },
  help: { kind: "help" },
  "?": { kind: "help" },
  "": { kind: "nothing" },
};

/** Reads one typed line; what follows `note` is kept as it was typed. */
export function readWord(line: string): Typed {
  const typed = line.trim();
  const note = /^note(?:\s+(.*))?$/isu.exec(typed);
  if (note !== null) {
    const text = (note[1] ?? "").trim().slice(0, MOST_TEXT);
    return text === "" ? { kind: "unknown", typed, meant: "note what you saw" } : { kind: "note", text };
  }
  const known = Object.hasOwn(WORDS, typed.toLowerCase()) ? WORDS[typed.toLowerCase()] : undefined;
  if (known !== undefined) return known;
  const words = Object.keys(WORDS).filter((word) => word.length > 1);
  return { kind: "unknown", typed: typed.slice(0, 80), meant: nearest(typed.toLowerCase(), words) };
}
