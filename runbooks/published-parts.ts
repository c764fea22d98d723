import type { Digest } from "../model/inputs.ts";
import { GENERATED, linesOf, NOTES_BEGIN, NOTES_END } from "./fenced-lines.ts";

export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** A piece of a published file: its front matter, what stands before the first section, or a section. */
export interface Part {
  /** Empty for what stands before the first section. */
  readonly heading: string;
  /** The line where it begins. */
  readonly number: number;
  /** What was generated, without notes and without blank lines around it. */
  readonly lines: readonly NumberedLine[];
  /** What people wrote, to the byte: all between the line that begins a note and the line that ends it. */
  readonly notes: readonly string[];
}

export interface PublishedFile {
  readonly parts: readonly Part[];
  /** Of the parts as they were generated; nothing when no publishing wrote this file. */
  readonly hashes: readonly string[] | undefined;
  /** The line of a note that never ends. */
  readonly openNote: number | undefined;
}

export const FRONT = "front matter";
const HASH_LENGTH = 16;

type Draft = { heading: string; number: number; lines: NumberedLine[]; notes: string[] };

const draft = (heading: string, number: number): Draft => ({ heading, number, lines: [], notes: [] });

/** A day that somebody has noted as that of their review is no edit. */
const isReviewDay = (heading: string, text: string): boolean =>
  heading === FRONT && text.startsWith("last_reviewed_on:");

/** What a part is recognised by when it is read again. */
export const hashOf = ({ heading, lines }: Pick<Part, "heading" | "lines">, digest: Digest): string =>
  digest(
    [heading, ...lines.flatMap(({ text }) => (isReviewDay(heading, text) ? [] : [text]))].join("\n"),
  ).slice(0, HASH_LENGTH);

const isThere = ({ text }: NumberedLine): boolean => text.trim() !== "";

function trimmed({ lines, ...part }: Draft): Part {
  const first = lines.findIndex(isThere);
  const last = lines.findLastIndex(isThere);
  return { ...part, lines: first < 0 ? [] : lines.slice(first, last + 1) };
}

/** How many lines at the start are front matter. */
function frontLength(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== "---") return 0;
  return lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---") + 1;
}

class Reader {
  readonly parts: Draft[] = [];
  hashes: readonly string[] | undefined;
  /** The note that is being read: where it began, and its lines until now. */
  note: { readonly number: number; readonly lines: string[] } | undefined;

  text(line: string, number: number): void {
    const plain = line.trimEnd();
    const [, hashes] = GENERATED.exec(plain) ?? [];
    if (hashes !== undefined) this.hashes = hashes.trim().split(" ");
    else if (plain.startsWith("## ")) this.parts.push(draft(plain.slice(3).trim(), number));
    else this.code(line, number);
  }

  code(line: string, number: number): void {
    this.parts.at(-1)?.lines.push({ number, text: line.replace(/\r$/u, "") });
  }

  noteLine(line: string, number: number): void {
    if (this.note === undefined) this.note = { number, lines: [] };
    else if (line.trimEnd() === NOTES_END) {
      this.parts.at(-1)?.notes.push(this.note.lines.join(""));
      this.note = undefined;
    } else this.note.lines.push(`${line}\n`);
  }
}

/** A published file by its parts, with what people wrote apart from what was generated. */
export function readPublished(text: string): PublishedFile {
  const all = text.split("\n");
  const front = frontLength(all);
  const reader = new Reader();
  if (front > 0) reader.parts.push(draft(FRONT, 1));
  for (const [index, line] of all.slice(0, front).entries()) reader.code(line, index + 1);
  reader.parts.push(draft("", front + 1));
  let number = front;
  for (const { line, kind } of linesOf(all.slice(front).join("\n"))) {
    number += 1;
    if (kind === "notes") reader.noteLine(line, number);
    else if (kind === "code") reader.code(line, number);
    else reader.text(line, number);
  }
  return { parts: reader.parts.map(trimmed), hashes: reader.hashes, openNote: reader.note?.number };
}

const noteText = (note: string): string => `\n${NOTES_BEGIN}\n${note}${NOTES_END}\n`;

function partText({ heading, lines, notes }: Part): string {
  const isSection = heading !== "" && heading !== FRONT;
  const body = lines.map(({ text }) => `${text}\n`).join("");
  return `${isSection ? `## ${heading}\n\n` : ""}${body}${notes.map(noteText).join("")}`;
}

/** The text of a file to publish; its last line lets the next publishing notice what was edited by hand. */
export function publishedText(parts: readonly Part[], digest: Digest): string {
  const hashes = parts.map((part) => hashOf(part, digest)).join(" ");
  const texts = parts.map(partText).filter((text) => text !== "");
  return `${texts.join("\n")}\n<!-- generated: ${hashes} -->\n`;
}
