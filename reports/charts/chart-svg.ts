import { html, type Markup } from "../markup.ts";
import { NARROW, WIDE, type DaySize } from "./day-frame.ts";

/** What a picture is called, what it finds, and what somebody who does not see it must know. */
export interface ChartTexts {
  /** Part of ids, so it is ours. */
  readonly id: string;
  readonly finding: string;
  readonly text: string;
}

/** A picture that stands alone: attributes only, with a title and a description for who does not see it. */
export function chartSvg(texts: ChartTexts, size: DaySize, height: number, content: Markup): Markup {
  const [title, text] = [`${texts.id}-${size.name}-title`, `${texts.id}-${size.name}-text`];
  return html`<svg
    class="day ${size.name}"
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${size.width} ${height}"
    role="img"
    aria-labelledby="${title} ${text}"
    font-family="system-ui, sans-serif"
    font-size="${size.fontSize}"
    fill="currentColor"
    display="${size.name === "wide" ? "inline" : "none"}"
  >
    <title id="${title}">${texts.finding}</title>
    <desc id="${text}">${texts.text}</desc>
    ${content}
  </svg>`;
}

/** Drawn twice: for a page and for a phone, of which one is shown. */
export const bothSizes = (draw: (size: DaySize) => Markup): Markup => html`${draw(WIDE)} ${draw(NARROW)}`;
