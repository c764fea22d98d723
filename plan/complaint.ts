import { UsageError } from "../model/errors.ts";

/** Something wrong at one place of a file, as a sentence. */
export interface Complaint {
  /** Characters from the start of the text. */
  readonly offset: number;
  readonly text: string;
}

const MOST = 20;

/** A scenario file is wrong; the message lists what, with the position of each. */
export class ScenarioError extends UsageError {}

/** `12:5`, both counted from 1. */
const positionText = (text: string, offset: number): string => {
  const before = text.slice(0, Math.max(0, Math.min(offset, text.length)));
  const line = before.split("\n").length;
  return `${line}:${before.length - before.lastIndexOf("\n")}`;
};

/** Control characters of a file name must not reach a terminal. */
const shown = (file: string): string => file.replaceAll(/\p{Cc}/gu, "?");

/** All complaints of a file in one error, in the order of the file, each once. */
export function scenarioError(text: string, file: string, complaints: readonly Complaint[]): ScenarioError {
  const ordered = complaints.toSorted((a, b) => a.offset - b.offset);
  const shortened = ordered.slice(0, MOST * 5);
  const lines = new Set(
    shortened.map((complaint) => `${shown(file)}:${positionText(text, complaint.offset)}  ${complaint.text}`),
  );
  const listed = [...lines].slice(0, MOST);
  const more = lines.size > MOST || ordered.length > shortened.length ? ["There are more complaints."] : [];
  return new ScenarioError(
    [...listed, ...more].join("\n"),
    `Correct ${listed.length === 1 ? "this line" : "these lines"} and try again.`,
  );
}
