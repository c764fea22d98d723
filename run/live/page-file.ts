import { readFileSync } from "node:fs";
import { join } from "node:path";

const STYLE = "text/css; charset=utf-8";
const SCRIPT = "text/javascript; charset=utf-8";

/** What a page consists of beside its HTML; nothing else of this folder is given out. */
const TYPES: Readonly<Record<string, string>> = {
  "page.css": STYLE,
  "chart.css": STYLE,
  "log.css": STYLE,
  "page.js": SCRIPT,
  "show.js": SCRIPT,
  "chart.js": SCRIPT,
  "table.js": SCRIPT,
  "words.js": SCRIPT,
  "master.js": SCRIPT,
  "people.js": SCRIPT,
};

const read = new Map<string, Buffer>();

/** A file of the page by its name. */
export function pageFile(name: string): { readonly type: string; readonly body: Buffer } | undefined {
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (type === undefined) return undefined;
  const body = read.get(name) ?? readFileSync(join(import.meta.dirname, "page", name));
  read.set(name, body);
  return { type, body };
}
