import { htmlWith, Markup, type Piece } from "../../model/markup.ts";
import { visible } from "../escape-markdown.ts";

export type { Markup, Piece };

/** HTML of a runbook: what a screen would hide is made visible, for people copy commands from it. */
export const html = htmlWith(visible);

/** A script or a style of our own: refused when it could end its element. */
export function ownCode(text: string): Markup {
  if (/<\/(?:script|style)|<!--/iu.test(text)) throw new Error("Code of our own would end its element.");
  return new Markup(text);
}

/** A script of our own, letter by letter as its hash was made of it. */
export const scriptElement = (text: string): Markup => new Markup(`<script>${ownCode(text).text}</script>`);

/** Data for a script, in an element that no text inside can end. */
export const dataElement = (id: string, value: unknown): Markup =>
  html`${new Markup('<script type="application/json" id="')}${id}${new Markup('">')}${jsonData(value)}${new Markup("</script>")}`;

/** JSON in which no element can begin. */
export const jsonData = (value: unknown): Markup =>
  new Markup(
    JSON.stringify(value).replaceAll(
      /[<>&\u2028\u2029]/gu,
      (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );
