import { badBody } from "../api-error.ts";

/** Reads the first JSON value of a text, as Toxiproxy does: what comes after it is ignored. */
export function parseJson(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "") throw badBody("EOF");
  try {
    return JSON.parse(trimmed);
  } catch (error) {
    const first = firstValue(trimmed);
    if (first === undefined) throw badBody("unexpected EOF");
    if (first === trimmed) throw badBody(error instanceof Error ? error.message : String(error));
    return parseJson(first);
  }
}

/** Cuts a text after the bracket that closes its first object or array; undefined when none closes it. */
function firstValue(text: string): string | undefined {
  if (!/^[[{]/.test(text)) return text;
  let depth = 0;
  // A string without its end goes on to the end of the text: to look for another one in it would take quadratic time.
  for (const match of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|[[\]{}]/gs)) {
    if ("[{".includes(match[0])) depth += 1;
    if ("]}".includes(match[0])) depth -= 1;
    if (depth === 0) return text.slice(0, match.index + match[0].length);
  }
  return undefined;
}
