import { parseLine, textOf } from "./line.ts";

/** A line to be put in its place; without words it is the mark of a gap. */
export interface Entry {
  readonly number: number;
  readonly words?: string;
}

interface Placed {
  readonly number: number;
  readonly length: number;
  readonly isGap: boolean;
}

/** Where every line of a document stands, so that a late one gets its place between its neighbours. */
export class Layout {
  readonly #placed: Placed[];

  private constructor(placed: readonly Placed[]) {
    this.#placed = [...placed];
  }

  /** Reads the text of a document; a line that is none of ours keeps its place and no number. */
  static of(text: string): Layout {
    const lines = text.split("\n").slice(0, -1);
    let last = 0;
    return new Layout(
      lines.map((line) => {
        const { number = last, isGap = false } = parseLine(line) ?? {};
        last = number;
        return { number, length: line.length + 1, isGap };
      }),
    );
  }

  /** The layout with more lines, and the requests that make the document so. What is there already asks for nothing. */
  with(entries: readonly Entry[]): { readonly layout: Layout; readonly requests: readonly unknown[] } {
    const layout = new Layout(this.#placed);
    return { layout, requests: entries.flatMap((entry) => layout.#put(entry)) };
  }

  #put({ number, words }: Entry): unknown[] {
    const { at, index } = this.#placeOf(number);
    const there = this.#placed[at - 1];
    const text = textOf(number, words);
    const placed = { number, length: text.length, isGap: words === undefined };
    if (there?.number !== number) {
      this.#placed.splice(at, 0, placed);
      return [{ insertText: { location: { index }, text } }];
    }
    if (!there.isGap || words === undefined) return [];
    this.#placed[at - 1] = placed;
    const startIndex = index - there.length;
    return [
      { deleteContentRange: { range: { startIndex, endIndex: index } } },
      { insertText: { location: { index: startIndex }, text } },
    ];
  }

  /** Behind the last line that is not of a later number; looked for from the end, where most lines belong. */
  #placeOf(number: number): { at: number; index: number } {
    let at = this.#placed.length;
    let index = 1 + this.#placed.reduce((sum, { length }) => sum + length, 0);
    for (let before = this.#placed[at - 1]; before !== undefined && before.number > number;) {
      at -= 1;
      index -= before.length;
      before = this.#placed[at - 1];
    }
    return { at, index };
  }
}
