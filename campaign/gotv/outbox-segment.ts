import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Contact } from "./contact.ts";

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

export const toLine = ({ key, voter, volunteer, outcome }: Contact): string =>
  `${JSON.stringify([key, voter, volunteer, outcome])}\n`;

const readLine = (line: string): Contact | undefined => {
  try {
    const fields: unknown = JSON.parse(line);
    if (!Array.isArray(fields)) return undefined;
    const [key, voter, volunteer, outcome]: unknown[] = fields;
    if (typeof key !== "string" || typeof outcome !== "string") return undefined;
    return { key, voter: Number(voter), volunteer: Number(volunteer), outcome };
  } catch {
    // A line cut by a crash was never acknowledged.
    return undefined;
  }
};

/** Reads the contacts of a segment in groups. */
export const readSegment = async function* (path: string, groupSize: number): AsyncGenerator<Contact[]> {
  let group: Contact[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const contact = readLine(line);
    if (contact !== undefined) group.push(contact);
    if (group.length < groupSize) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
};
