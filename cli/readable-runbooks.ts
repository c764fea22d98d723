import { isExplained } from "../model/errors.ts";
import { shellWord } from "../model/shell-word.ts";
import { readRunbook, type ReadRunbook } from "../runbooks/index.ts";
import type { Console } from "./console.ts";
import { runbookFilesIn } from "./runbook-folder.ts";

const NARROWEST = 40;
const WIDEST = 80;

/** How wide runbooks are printed: what every terminal and every printer has, or less on a narrow one. */
export const pageStyle = (console: Console): { readonly width: number; readonly colour: boolean } => ({
  width: console.terminal ? Math.max(NARROWEST, Math.min(WIDEST, console.columns())) : WIDEST,
  colour: console.colour,
});

/** The flag that a command needs to look in the same folder again. */
export const inFlag = (folder: string | undefined): string =>
  folder === undefined ? "" : ` --in ${shellWord(folder)}`;

/** All runbooks of a folder that can be read: at night one that is damaged must not hide the others. */
export function readableRunbooks(folder: string | undefined, console: Console): readonly ReadRunbook[] {
  const read: ReadRunbook[] = [];
  const damage: Error[] = [];
  for (const { file, text } of runbookFilesIn(folder)) {
    try {
      read.push(readRunbook(text, file));
    } catch (error) {
      if (!isExplained(error)) throw error;
      damage.push(error);
      console.err(`Left out: ${error.message}\n`);
    }
  }
  const [first] = damage;
  if (read.length === 0 && first !== undefined) throw first;
  return read;
}
