import type { BreakFinding, HeldFigures, Readiness } from "../../model/readiness.ts";
import { decidingFix, heldBy, phaseOf } from "../break-phases.ts";
import { sparkline } from "../charts/sparkline.ts";
import { goodFigure, latencyFigure, NOTHING } from "../figures.ts";
import { html, link, type Markup, type Piece } from "../markup.ts";
import { outcomeWord } from "../words.ts";
import { status } from "./status.ts";
import { number, table, text } from "./table.ts";

/** The share of good calls, and below it the p99. */
const cell = (figures: HeldFigures | undefined): Piece =>
  figures === undefined
    ? NOTHING
    : html`<b>${goodFigure(figures)}</b><br /><small>p99 ${latencyFigure(figures.p99Ms)}</small>`;

function rowOf(found: BreakFinding, index: number): readonly Piece[] {
  const fix = decidingFix(found);
  return [
    html`<a href="#break-${index + 1}">${found.id}</a><br /><small>${found.planned.symptom}</small>`,
    status(outcomeWord(found.outcome)),
    cell(phaseOf(found, "before")),
    cell(phaseOf(found, "during")),
    fix === undefined ? NOTHING : cell(heldBy(found, fix)),
    cell(phaseOf(found, "after")),
    sparkline(found),
    link(found.runbook, "runbook"),
  ];
}

/** Every break in one line: did the calls hold, and what to open when it happens. */
export function matrixSection({ breaks }: Readiness): Markup {
  const columns = [
    text("Break"),
    text("Outcome"),
    number("Before"),
    number("During"),
    number("Fixed"),
    number("After"),
    text("Good per second"),
    text("Runbook"),
  ];
  const caption =
    "Share of good calls and p99 in each phase. Fixed: the fault still on, from the deadline of the fix on.";
  return html`<section>
    <h2 id="breaks">What we broke, and what happened</h2>
    ${
      breaks.length === 0
        ? html`<p>No break was rehearsed.</p>`
        : table({ caption, columns, rows: breaks.map((found, index) => rowOf(found, index)), cards: true })
    }
  </section>`;
}
