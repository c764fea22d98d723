/** Text that may stand in HTML or SVG as it is; only `htmlWith` and who vouches for its own text make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = string | number | Markup | undefined | readonly Piece[];

// Backticks and braces are no danger to HTML, but to the template languages that a page may be pasted into.
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
  "{": "&#123;",
  "}": "&#125;",
};

/** A text that stands for itself between tags and in quoted attributes. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"'`{}]/gu, (mark) => ESCAPES[mark] ?? "");

type Clean = (text: string) => string;

function written(piece: Piece, clean: Clean): string {
  if (piece === undefined) return "";
  if (typeof piece === "string") return escaped(clean(piece));
  if (typeof piece === "number") return Number.isFinite(piece) ? String(piece) : "–";
  if (piece instanceof Markup) return piece.text;
  return piece.map((part) => written(part, clean)).join("");
}

/**
 * A tagged template that escapes every value it is given; what it returned before stands as it is. What no page should
 * hold, such as control characters, is for `clean` to take out or to make visible.
 */
export const htmlWith =
  (clean: Clean) =>
  (literals: TemplateStringsArray, ...pieces: readonly Piece[]): Markup => {
    const parts = literals.map((literal, index) => {
      const tight = literal.replaceAll(/\n\s*/gu, "\n");
      return index < pieces.length ? tight + written(pieces[index], clean) : tight;
    });
    return new Markup(parts.join(""));
  };
