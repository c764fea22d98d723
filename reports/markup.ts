import { printable } from "./printable.ts";

/** Text that may stand in HTML or SVG as it is. Only `html` makes it, so nothing gets there unescaped. */
class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type { Markup };

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

const escaped = (text: string): string =>
  printable(text).replaceAll(/[&<>"'`{}]/gu, (mark) => ESCAPES[mark] ?? "");

function written(piece: Piece): string {
  if (piece === undefined) return "";
  if (typeof piece === "string") return escaped(piece);
  if (typeof piece === "number") return Number.isFinite(piece) ? String(piece) : "–";
  if (piece instanceof Markup) return piece.text;
  return piece.map((part) => written(part)).join("");
}

/** A tagged template that escapes every value it is given; what it returned before stands as it is. */
export function html(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const parts = literals.map((literal, index) => {
    const tight = literal.replaceAll(/\n\s*/gu, "\n");
    return index < pieces.length ? tight + written(pieces[index]) : tight;
  });
  return new Markup(parts.join(""));
}

/** Markup when the condition holds. */
export const when = (condition: boolean, piece: () => Piece): Piece => (condition ? piece() : undefined);

/** A link that cannot run anything: http(s) or a plain relative path; anything else stands as text only. */
export function link(address: string, text: Piece): Markup {
  const web = /^https?:\/\/[^\s]+$/u.test(address);
  const relative = /^[\w][\w.~%/-]*(?:#[\w.~%-]*)?$/u.test(address);
  return web || relative ? html`<a href="${address}">${text}</a>` : html`${text}`;
}
