import { Distinct } from "./distinct.ts";
import { isFolded, pieceOf, VALUE, type Piece } from "./segment.ts";

const MOST_PIECES = 10;

/** What the values of one parameter look like: its few words, or the kind of its many values. */
class Values {
  readonly pieces = new Set<Piece>();
  readonly distinct = new Distinct();
  calls = 0;

  add(value: string): void {
    this.calls += 1;
    this.distinct.add(value);
    if (this.pieces.size <= MOST_PIECES) this.pieces.add(own(pieceOf(value)));
  }

  merge(other: Values): void {
    this.calls += other.calls;
    this.distinct.merge(other.distinct);
    for (const piece of other.pieces) if (this.pieces.size <= MOST_PIECES) this.pieces.add(piece);
  }

  get template(): Parameter["value"] {
    const pieces = [...this.pieces].sort();
    const [first = VALUE] = pieces;
    if (pieces.length <= MOST_PIECES && pieces.every((piece) => !isFolded(piece) && piece !== ""))
      return { kind: "words", words: pieces };
    const piece = pieces.length === 1 && isFolded(first) ? first : VALUE;
    return { kind: "folded", piece, distinct: this.distinct.estimate };
  }
}

/** A copy: a slice would keep the whole piece of the log that it was cut from. */
export const own = (text: string): string => text.split("").join("");

export interface Parameter {
  readonly name: string;
  readonly value:
    | { readonly kind: "words"; readonly words: readonly string[] }
    | { readonly kind: "folded"; readonly piece: Piece; readonly distinct: number };
}

/** The parameters of a route that were asked for by name. All others are not even looked at. */
export class KeptQuery {
  private readonly values = new Map<string, Values>();

  add(query: string, names: ReadonlySet<string>): void {
    for (const part of query.split("&")) {
      const equals = part.indexOf("=");
      const name = equals === -1 ? part : part.slice(0, equals);
      if (equals === -1 || !names.has(name)) continue;
      this.of(name).add(part.slice(equals + 1));
    }
  }

  merge(other: KeptQuery): void {
    for (const [name, values] of other.values) this.of(name).merge(values);
  }

  /** Those that at least half of the calls carry. */
  usual(calls: number): readonly Parameter[] {
    return [...this.values]
      .filter(([, values]) => values.calls * 2 >= calls)
      .map(([name, { template }]) => ({ name, value: template }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private of(name: string): Values {
    const known = this.values.get(name);
    if (known !== undefined) return known;
    const made = new Values();
    this.values.set(own(name), made);
    return made;
  }
}
