import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";

interface Link {
  /** The file, relative to the folder above `native`. */
  readonly source: string;
  readonly target: string;
}

const isLink = (value: unknown): value is Link =>
  typeof value === "object" &&
  value !== null &&
  "source" in value &&
  "target" in value &&
  typeof value.source === "string" &&
  typeof value.target === "string";

const readLinks = (nativeFolder: string): Link[] => {
  const list = join(nativeFolder, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const links: unknown = JSON.parse(readFileSync(list, "utf8"));
  return Array.isArray(links) ? links.filter(isLink) : [];
};

/** The links that npm cannot pack and that an install with `--ignore-scripts` leaves out. */
export const missingLinks = (nativeFolder: string): Link[] =>
  readLinks(nativeFolder).filter((link) => !existsSync(join(nativeFolder, "..", link.target)));

export const hydrateLinks = (nativeFolder: string): void => {
  for (const { source, target } of missingLinks(nativeFolder)) {
    const path = join(nativeFolder, "..", target);
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      // Two programs may hydrate the same folder at once.
      if (!existsSync(path)) throw error;
    }
  }
};
