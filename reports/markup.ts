import { htmlWith, type Markup, type Piece } from "../model/markup.ts";
import { printable } from "./printable.ts";

export type { Markup, Piece };

/** HTML of a report: what would steer a reader is left out. */
export const html = htmlWith(printable);

/** Markup when the condition holds. */
export const when = (condition: boolean, piece: () => Piece): Piece => (condition ? piece() : undefined);

/** A link that cannot run anything: http(s) or a plain relative path; anything else stands as text only. */
export function link(address: string, text: Piece): Markup {
  const web = /^https?:\/\/[^\s]+$/u.test(address);
  const relative = /^[\w][\w.~%/-]*(?:#[\w.~%-]*)?$/u.test(address);
  return web || relative ? html`<a href="${address}">${text}</a>` : html`${text}`;
}
