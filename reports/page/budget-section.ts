import type { Readiness } from "../../model/readiness.ts";
import { budgetChart } from "../charts/budget-chart.ts";
import { bothSizes } from "../charts/chart-svg.ts";
import { shareStrip } from "../charts/share-strip.ts";
import { html, when, type Markup } from "../markup.ts";
import { BUDGET_HEAD, budgetData, budgetFacts, budgetFinding, budgetRows } from "../rows/budget-rows.ts";
import { sharesData, sharesFinding } from "../rows/share-rows.ts";
import { chartFigure } from "./chart-figure.ts";
import { facts, number, table, text } from "./table.ts";

function burnDown(readiness: Readiness): Markup {
  const budget = readiness.figures?.budget;
  if (budget === undefined)
    return html`<p>There is no budget: no objective of this run is about calls of a day.</p>`;
  const [first = "", ...others] = BUDGET_HEAD;
  const rows = budgetRows(readiness, budget);
  return html`${chartFigure({
    finding: budgetFinding(budget),
    chart: bothSizes((size) => budgetChart(readiness, budget, size)),
    caption:
      "The solid line falls with every bad call; the dashed one leaves out what was bad while something was broken on purpose. Shaded while a fault was on, named with the bad calls that it cost until everything was back. Below zero, more calls were bad than the objectives forgive.",
    data: budgetData(budget),
  })}
  ${facts(budgetFacts(budget))}
  ${when(rows.length > 0, () =>
    table({
      caption:
        "How long the budget of the whole day would last if this break happened at that moment of the day: with nothing done about it, and with the fix",
      columns: [text(first), ...others.map((title) => number(title))],
      rows,
      cards: true,
    }),
  )}`;
}

/** What the objectives forgive, what was spent of it, and which calls paid. */
export function budgetSection(readiness: Readiness): Markup {
  const { figures } = readiness;
  return html`<section>
    <h2 id="budget">The error budget of the day</h2>
    ${burnDown(readiness)}
    ${
      figures === undefined || figures.shares.length === 0
        ? html`<p>No call was measured.</p>`
        : html`<h3 id="shares">Call by call</h3>
            ${chartFigure({
              finding: sharesFinding(figures),
              chart: bothSizes((size) => shareStrip(readiness, figures, size)),
              caption:
                "Each column shows its worst second. Low and pale: the promise held. Half as high: it was missed. Full and dark: more than half of the calls were bad.",
              data: sharesData(figures),
            })}`
    }
  </section>`;
}
