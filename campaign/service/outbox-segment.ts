import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

const nameShape = /^outbox-(\d{8})\.log$/;

export const segmentPath = (folder: string, number: number): string =>
  join(folder, `outbox-${String(number).padStart(8, "0")}.log`);

/** The numbers of the segments on disk, oldest first. */
export const segmentNumbers = async (folder: string): Promise<number[]> => {
  const names = await readdir(folder);
  return names
    .flatMap((name) => nameShape.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
};

/** How an item stands on a line: as a JSON array; `read` returns nothing for an array that is none. */
export interface Codec<T> {
  readonly write: (item: T) => readonly unknown[];
  readonly read: (fields: readonly unknown[]) => T | undefined;
}

const readLine = <T>(line: string, codec: Codec<T>): T | undefined => {
  try {
    const fields: unknown = JSON.parse(line);
    return Array.isArray(fields) ? codec.read(fields) : undefined;
  } catch {
    // A line cut by a crash was never acknowledged.
    return undefined;
  }
};

/** Reads the items of a segment in groups. */
export const readSegment = async function* <T>(
  path: string,
  codec: Codec<T>,
  groupSize: number,
): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const item = readLine(line, codec);
    if (item !== undefined) group.push(item);
    if (group.length < groupSize) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
};
