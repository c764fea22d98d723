/** What a pattern may look like: `/a` is that path and all under it, `/a*\/b` is a glob over the whole path. */
export const PATTERN = /^[/*][\x21-\x7e]{0,499}$/u;

/** Whether a path is meant by a pattern: by its beginning up to a `/`, or with a `*` as a whole. */
export function isMeant(path: string, pattern: string): boolean {
  if (pattern.includes("*")) return fits(path, pattern.split("*"));
  if (!path.startsWith(pattern)) return false;
  return pattern.endsWith("/") || path.length === pattern.length || path[pattern.length] === "/";
}

/** Takes the leftmost place for each part, so that no pattern takes long. */
function fits(path: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}
