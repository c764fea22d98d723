import { visible } from "../escape-markdown.ts";

/** HTML that may stand as it is. Only this file makes it, so that no text gets there unescaped. */
class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type { Html };

export type Piece = string | number | Html | undefined | readonly Piece[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string =>
  visible(text).replaceAll(/[&<>"']/gu, (mark) => ESCAPES[mark] ?? "");

function written(piece: Piece): string {
  if (piece === undefined) return "";
  if (typeof piece === "string") return escaped(piece);
  if (typeof piece === "number") return String(piece);
  if (piece instanceof Html) return piece.text;
  return piece.map((part) => written(part)).join("");
}

/** A tagged template that escapes every text it is given. */
export function html(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const parts = literals.map((literal, index) => {
    const tight = literal.replaceAll(/\n\s*/gu, "\n");
    return index < pieces.length ? tight + written(pieces[index]) : tight;
  });
  return new Html(parts.join(""));
}

/** A script or a style of our own: refused when it could end its element. */
export function ownCode(text: string): Html {
  if (/<\/(?:script|style)|<!--/iu.test(text)) throw new Error("Code of our own would end its element.");
  return new Html(text);
}

/** A script of our own, letter by letter as its hash was made of it. */
export const scriptElement = (text: string): Html => new Html(`<script>${ownCode(text).text}</script>`);

/** Data for a script, in an element that no text inside can end. */
export const dataElement = (id: string, value: unknown): Html =>
  html`${new Html('<script type="application/json" id="')}${id}${new Html('">')}${jsonData(value)}${new Html("</script>")}`;

/** JSON in which no element can begin. */
export const jsonData = (value: unknown): Html =>
  new Html(
    JSON.stringify(value).replaceAll(
      /[<>&\u2028\u2029]/gu,
      (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );
