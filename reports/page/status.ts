import { html, type Markup } from "../markup.ts";
import type { StatusWord } from "../words.ts";

/** A status by sign, word and colour, so that none of the three is needed alone. */
export const status = ({ sign, text, tone }: StatusWord): Markup =>
  html`<span class="status ${tone}"><span aria-hidden="true">${sign}</span> ${text}</span>`;
