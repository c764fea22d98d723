import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from "node:fs";
import type { VoterJson } from "./take-voters.ts";

export interface ReservedList {
  readonly number: number;
  readonly turf: number;
  readonly voters: VoterJson[];
  /** Who got it, once somebody did. */
  volunteer?: number;
}

type Entry =
  | readonly [number: number, turf: number, voters: VoterJson[]]
  | readonly [number: number, volunteer: number];

const isEntry = (value: unknown): value is Entry =>
  Array.isArray(value) &&
  typeof value[0] === "number" &&
  typeof value[1] === "number" &&
  (value.length === 2 || (Array.isArray(value[2]) && value[2].every((voter) => typeof voter === "string")));

const readEntry = (line: string): Entry | undefined => {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : undefined;
  } catch {
    // The line that was being written when the process died.
    return undefined;
  }
};

const readLists = (path: string): ReservedList[] => {
  const lists = new Map<number, ReservedList>();
  if (!existsSync(path)) return [];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const entry = readEntry(line);
    if (entry?.length === 3) lists.set(entry[0], { number: entry[0], turf: entry[1], voters: entry[2] });
    const claimed = entry?.length === 2 ? lists.get(entry[0]) : undefined;
    if (claimed !== undefined && entry !== undefined) claimed.volunteer = entry[1];
  }
  return [...lists.values()];
};

const toLines = ({ number, turf, voters, volunteer }: ReservedList): string => {
  const claim = volunteer === undefined ? "" : `${JSON.stringify([number, volunteer])}\n`;
  return `${JSON.stringify([number, turf, voters])}\n${claim}`;
};

/** Remembers reserved lists and who got them, so that a restart deals none of them to two volunteers. */
export class ReserveJournal {
  readonly lists: ReservedList[];
  readonly #file: number;

  constructor(path: string, keep: (list: ReservedList) => boolean) {
    this.lists = readLists(path).filter(keep);
    writeFileSync(`${path}.new`, this.lists.map(toLines).join(""));
    renameSync(`${path}.new`, path);
    this.#file = openSync(path, "a");
  }

  // Written at once, before anybody sees the voters: what a process wrote outlives it.
  add(list: ReservedList): void {
    writeSync(this.#file, toLines(list));
  }

  claim(list: ReservedList): void {
    writeSync(this.#file, `${JSON.stringify([list.number, list.volunteer])}\n`);
  }

  close(): void {
    closeSync(this.#file);
  }
}
