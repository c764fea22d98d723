import type { Block, Inline, ListBlock, TableBlock } from "../markdown/nodes.ts";
import { plainText } from "../markdown/nodes.ts";
import { html, type Markup } from "./markup.ts";

/** Where a link of a runbook leads on the page, or nothing when it leads nowhere: then its text stands alone. */
export type LinkTarget = (to: string) => string | undefined;

/** The anchor of a heading, as forges make it. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, "")
    .replaceAll(" ", "-");

/** Anchors and addresses of the web; what a page of ours leads to is for `target` to say. */
const isHarmless = (to: string): boolean =>
  /^#[\p{L}\p{N}_-]+$/u.test(to) || /^https?:\/\/[^\s"'<>]+$/u.test(to);

function inlineHtml(inline: Inline, target: LinkTarget): Markup {
  switch (inline.kind) {
    case "text":
      return html`${inline.text}`;
    case "code":
      return html`<code>${inline.text}</code>`;
    case "strong":
      return html`<strong>${inlinesHtml(inline.of, target)}</strong>`;
    case "emphasis":
      return html`<em>${inlinesHtml(inline.of, target)}</em>`;
    case "link": {
      const to = isHarmless(inline.to) ? inline.to : target(inline.to);
      const text = inlinesHtml(inline.of, target);
      return to === undefined ? html`${text}` : html`<a href="${to}">${text}</a>`;
    }
  }
}

const inlinesHtml = (inlines: readonly Inline[], target: LinkTarget): readonly Markup[] =>
  inlines.map((one) => inlineHtml(one, target));

const HEADINGS = [
  (id: string, of: readonly Markup[]) => html`<h1 id="${id}">${of}</h1>`,
  (id: string, of: readonly Markup[]) => html`<h2 id="${id}">${of}</h2>`,
  (id: string, of: readonly Markup[]) => html`<h3 id="${id}">${of}</h3>`,
  (id: string, of: readonly Markup[]) => html`<h4 id="${id}">${of}</h4>`,
] as const;

const headingHtml = (level: number, of: readonly Inline[], target: LinkTarget): Markup =>
  (HEADINGS[Math.min(level, HEADINGS.length) - 1] ?? HEADINGS[3])(
    anchorOf(plainText(of)),
    inlinesHtml(of, target),
  );

/** An item of one line needs no paragraph around it. */
function itemHtml(item: readonly Block[], target: LinkTarget): Markup {
  const [first, ...rest] = item;
  const inner =
    first?.kind === "paragraph"
      ? [html`${inlinesHtml(first.of, target)}`, ...rest.map((one) => blockHtml(one, target))]
      : item.map((one) => blockHtml(one, target));
  return html`<li>${inner}</li>`;
}

function listHtml({ from, items }: ListBlock, target: LinkTarget): Markup {
  const inner = items.map((item) => itemHtml(item, target));
  return from === undefined
    ? html`<ul>
        ${inner}
      </ul>`
    : html`<ol start="${from}">
        ${inner}
      </ol>`;
}

function tableHtml({ head, rows }: TableBlock, target: LinkTarget): Markup {
  const cells = head.map((cell) => html`<th scope="col">${inlinesHtml(cell, target)}</th>`);
  const lines = rows.map((row) => {
    const [first = [], ...rest] = row;
    const others = rest.map((cell) => html`<td>${inlinesHtml(cell, target)}</td>`);
    return html`<tr>
      <th scope="row">${inlinesHtml(first, target)}</th>
      ${others}
    </tr>`;
  });
  return html`<div
    class="table"
    tabindex="0"
    role="region"
    aria-label="${head.map((cell) => plainText(cell)).join(", ")}"
  >
    <table>
      <thead>
        <tr>
          ${cells}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div>`;
}

function blockHtml(block: Block, target: LinkTarget): Markup {
  switch (block.kind) {
    case "heading":
      return headingHtml(block.level, block.of, target);
    case "paragraph":
      return html`<p>${inlinesHtml(block.of, target)}</p>`;
    case "quote":
      return html`<blockquote>${block.blocks.map((one) => blockHtml(one, target))}</blockquote>`;
    case "code":
      // A command is read whole on a phone; a picture made of letters is not to be wrapped.
      return block.language === "text"
        ? html`<pre class="picture"><code>${block.text}</code></pre>`
        : html`<pre><code>${block.text}</code></pre>`;
    case "rule":
      return html`<hr />`;
    case "list":
      return listHtml(block, target);
    case "table":
      return tableHtml(block, target);
  }
}

/** Blocks as HTML; whatever a text holds, it stands there as text. */
export const toHtml = (blocks: readonly Block[], target: LinkTarget): readonly Markup[] =>
  blocks.map((block) => blockHtml(block, target));
