import { tmpdir } from "node:os";
import { Hooks } from "../../run/hooks.ts";
import type { Journal } from "../../run/journal/journal.ts";

/** The real hooks: their commands run in this folder, and nothing they ask ends with a run. */
export const hooksIn = (journal: Journal, cwd = tmpdir(), signal = new AbortController().signal): Hooks =>
  new Hooks({ cwd, journal, signal, asksOurs: () => false });
