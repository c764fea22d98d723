import { csvOf, type ChartData } from "../chart-data.ts";
import { countFigure } from "../figures.ts";
import { html, type Markup } from "../markup.ts";
import { unbroken } from "../printable.ts";
import { number, table, text } from "./table.ts";

interface ChartFigure {
  readonly finding: string;
  readonly chart: Markup;
  /** What the marks of the picture mean. */
  readonly caption: string;
  readonly data: ChartData;
}

/** The numbers behind a picture: to read, and to copy into a sheet. */
function chartNumbers(data: ChartData): Markup {
  const columns = data.columns.map((title, index) => (index === 0 ? text(title) : number(title)));
  const rows = data.rows.map((row) =>
    row.map((value, index) =>
      typeof value === "number" && index > 0 && Number.isInteger(value) ? countFigure(value) : String(value),
    ),
  );
  return html`<details>
    <summary>The numbers behind the picture</summary>
    ${table({ caption: data.caption, columns, rows })}
    <details>
      <summary>The same as CSV</summary>
      <pre
        class="csv"
        role="region"
        aria-label="CSV: ${data.caption}"
        tabindex="0"
      ><code>${csvOf(data)}</code></pre>
    </details>
  </details>`;
}

/** A picture under the sentence that it shows, with its numbers behind it. */
export const chartFigure = ({ finding, chart, caption, data }: ChartFigure): Markup =>
  html`<figure>
      <p class="finding">${unbroken(finding)}</p>
      ${chart}
      <figcaption>${unbroken(caption)}</figcaption>
    </figure>
    ${chartNumbers(data)}`;
