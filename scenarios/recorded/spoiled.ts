/** A line or an entry that could not be read. */
export interface SpoiledLine {
  readonly log: string;
  readonly place: number;
  readonly why: string;
  /** Its beginning, without what may be about a person. */
  readonly text: string;
}

const MOST_SHOWN = 5;
const LONGEST_SHOWN = 80;
const CUT = "…";

/** The beginning of an untrusted line: no query, no digits, no addresses, and nothing that steers a terminal. */
export function shownStart(line: string): string {
  const [beforeQuery = ""] = line.slice(0, 4 * LONGEST_SHOWN).split("?");
  const plain = beforeQuery
    .replaceAll(/[^\x20-\x7E]+/gu, "·")
    .replaceAll(/[^\s"'<>(){},;=]*(?:@|%40)[^\s"'<>(){},;=]*/giu, "(address)")
    .replaceAll(/[0-9a-f]*\d[0-9a-f]*/giu, "0");
  const short = plain.slice(0, LONGEST_SHOWN - CUT.length);
  return short === line ? short : `${short}${CUT}`;
}

/** Counts what could not be read, and remembers the first few. */
export class Spoiled {
  readonly first: SpoiledLine[] = [];
  count = 0;

  add(line: SpoiledLine): void {
    this.count += 1;
    if (this.first.length < MOST_SHOWN) this.first.push({ ...line, text: shownStart(line.text) });
  }
}
