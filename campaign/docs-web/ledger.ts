import { jsonOf, Remote, Unanswered } from "../service/remote.ts";
import type { Line } from "./line.ts";
import { parseLine } from "./line.ts";

const withinMs = 30_000;

/**
 * The keys of what the shared documents hold, in their order: a line that is there twice is there twice. One that stands behind a
 * later one is left out, because a reader would not find it where it belongs.
 */
export const keysIn = (texts: readonly string[], lines: readonly Line[]): readonly string[] => {
  const keys = new Map(lines.map(({ number, key }) => [number, key]));
  const seen = new Set<number>();
  let highest = 0;
  return texts
    .flatMap((text) => text.split("\n"))
    .flatMap((text) => {
      const found = parseLine(text);
      const key = found === undefined || found.isGap ? undefined : keys.get(found.number);
      if (found === undefined || key === undefined) return [];
      const isInPlace = found.number > highest || seen.has(found.number);
      highest = Math.max(highest, found.number);
      seen.add(found.number);
      return isInPlace ? [key] : [];
    });
};

/** Reads all documents at the vendor, not over the way of the edits. */
export const openLog = (url: string) => {
  const vendor = new Remote("the vendor of documents", url, 1);
  const read = async (): Promise<readonly string[]> => {
    const answer = await vendor.ask("/log", { withinMs });
    const json = jsonOf(answer);
    const texts = typeof json === "object" && json !== null && "texts" in json ? json.texts : undefined;
    if (answer.status !== 200 || !Array.isArray(texts))
      throw new Unanswered("the vendor of documents", "connection");
    return texts.map(String);
  };
  return { read, close: () => vendor.close() };
};
