import { isMark, NOTES_END } from "../fenced-lines.ts";
import type { LintRule } from "./linted-runbook.ts";

/** Notes end, stand in a section, and add no section of their own. */
export const noteRule: LintRule = ({ lines }) => {
  const notes = lines.filter(({ kind }) => kind === "notes");
  const last = lines.findLast(({ text }) => text.trim() !== "");
  const isOpen = last?.kind === "notes" && last.text.trimEnd() !== NOTES_END;
  return [
    ...notes
      .filter(({ text }) => /^#{1,2} /u.test(text))
      .map(({ number }) => ({
        line: number,
        what: "a note holds a heading of a section",
        hint: 'begin it with "###": the sections of a runbook are always the same',
      })),
    ...notes
      .filter(({ text, kind, section }) => section === "" && !isMark(text, kind))
      .map(({ number }) => ({
        line: number,
        what: "a note stands in front of the first section",
        hint: "move it to the end of a section",
      })),
    ...(isOpen ? [{ line: last.number, what: "a note never ends", hint: `end it with "${NOTES_END}"` }] : []),
  ];
};
