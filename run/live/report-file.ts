import { readFileSync } from "node:fs";
import { join } from "node:path";

const TEXT = "text/plain; charset=utf-8";
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^report\.html$/u, "text/html; charset=utf-8"],
  [/^report\.(?:md|json)$|^junit\.xml$/u, TEXT],
  [/^runbooks\/\w[\w.-]*\.md$/u, TEXT],
  [/^alerts\/\w[\w.-]*\.yml$/u, TEXT],
];

/** What a report allows itself is nothing but its own styles. */
const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/** A file that the run wrote for people: reports, runbooks and alerts, never its record. */
export function reportFile(
  folder: string,
  path: string,
):
  | { readonly type: string; readonly body: Buffer; readonly headers: Readonly<Record<string, string>> }
  | undefined {
  const type = TYPES.find(([pattern]) => pattern.test(path))?.[1];
  if (type === undefined) return undefined;
  try {
    const body = readFileSync(join(folder, path));
    return { type, body, headers: { "content-security-policy": REPORT_POLICY } };
  } catch {
    return undefined;
  }
}
