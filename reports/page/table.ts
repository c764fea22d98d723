import { html, when, type Markup, type Piece } from "../markup.ts";
import { unbroken } from "../printable.ts";

/** A column of text, or of numbers, which stand at the right. */
export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The first piece of a row is its heading. */
  readonly rows: readonly (readonly Piece[])[];
  /** Rows become cards on a phone. */
  readonly cards?: boolean;
}

export const text = (title: string): Column => ({ title });
export const number = (title: string): Column => ({ title, numeric: true });

const whole = (piece: Piece): Piece => (typeof piece === "string" ? unbroken(piece) : piece);

const alignment = (column: Column | undefined): string => (column?.numeric === true ? "number" : "text");

function rowOf(row: readonly Piece[], { columns, cards = false }: Table): Markup {
  const [heading, ...cells] = row;
  return html`<tr>
    <th scope="row">${heading}</th>
    ${cells.map((cell, index) => {
      const column = columns[index + 1];
      if (!cards) return html`<td class="${alignment(column)}">${whole(cell)}</td>`;
      return html`<td class="${alignment(column)}" data-title="${column?.title}">
        <div>${whole(cell)}</div>
      </td>`;
    })}
  </tr> `;
}

export function table(content: Table): Markup {
  const { caption, columns, rows, cards = false } = content;
  return html`<div
    class="${cards ? "scroll cards" : "scroll"}"
    role="region"
    aria-label="${caption}"
    tabindex="0"
  >
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" class="${alignment(column)}">${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => rowOf(row, content))}
      </tbody>
    </table>
  </div>`;
}

/** Names and values side by side; a value that is missing leaves its name out. */
export function facts(pairs: readonly (readonly [string, Piece])[]): Markup {
  return html`<dl class="facts">
    ${pairs.map(([name, value]) =>
      when(
        value !== undefined && value !== "",
        () =>
          html`<div>
            <dt>${name}</dt>
            <dd>${whole(value)}</dd>
          </div> `,
      ),
    )}
  </dl>`;
}
