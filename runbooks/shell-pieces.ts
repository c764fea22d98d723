import type { PlaceVariable } from "../model/place-variables.ts";

/** A piece of a text: as it is, or what a shell puts in its place. */
export type Piece = { readonly text: string } | { readonly expansion: string };

const literal = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);

const LOCAL = String.raw`(?:127\.0\.0\.1|localhost)`;

interface Pattern {
  readonly source: string;
  readonly expansion: string;
}

/** `:?` stops a command in a terminal that has no address yet, where it would reach for something else. */
function patternsOf({ variable, kind, value }: PlaceVariable): readonly Pattern[] {
  const whole = `\${${variable}:?}`;
  if (kind === "folders") return [{ source: `(?<![\\w./-])${literal(value)}(?![\\w.-])`, expansion: whole }];
  if (kind === "links") return [{ source: `(?<![\\w.])${literal(value)}(?!\\d)`, expansion: whole }];
  const port = literal(value.slice(value.lastIndexOf(":") + 1));
  return [
    { source: `(?<![\\w.])${LOCAL}:${port}(?!\\d)`, expansion: whole },
    { source: `(?<![\\w.-])${port}(?![\\w.-])`, expansion: `\${${variable}##*:}` },
  ];
}

/**
 * A text that was filled in for a run, cut where the addresses of the run stand. The run chose them when it began, so
 * nothing else in the scenario is likely to look like them.
 */
export function piecesOf(text: string, variables: readonly PlaceVariable[]): readonly Piece[] {
  const patterns = variables.flatMap(patternsOf);
  if (patterns.length === 0) return [{ text }];
  const any = new RegExp(patterns.map(({ source }) => `(${source})`).join("|"), "gu");
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(any)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    const pattern = patterns[match.slice(1).findIndex((group) => group !== undefined)];
    pieces.push({ expansion: pattern?.expansion ?? "" });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
