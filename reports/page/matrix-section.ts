import type { BreakFinding, HeldFigures, Readiness } from "../../model/readiness.ts";
import { decidingFix, heldBy, phaseOf } from "../break-phases.ts";
import { sparkline } from "../charts/sparkline.ts";
import { goodFigure, latencyFigure, NOTHING } from "../figures.ts";
import { html, link, type Markup, type Piece } from "../markup.ts";
import { unbroken } from "../printable.ts";
import { alertTime, alertWord } from "../rows/detection-rows.ts";
import { healthWord } from "../rows/health-rows.ts";
import { drillWord } from "../rows/people-rows.ts";
import { outcomeWord } from "../words.ts";
import { status } from "./status.ts";
import { number, table, text } from "./table.ts";

/** The share of good calls, and below it the p99. */
const cell = (figures: HeldFigures | undefined): Piece =>
  figures === undefined
    ? NOTHING
    : html`<b>${goodFigure(figures)}</b><br /><small
          >${unbroken(`p99 ${latencyFigure(figures.p99Ms)}`)}</small
        >`;

const runbookCell = (found: BreakFinding): Markup =>
  html`${link(found.runbook, "runbook")}<br /><small>${healthWord(found).text}</small>`;

const alertCell = (found: BreakFinding): Markup =>
  html`${status(alertWord(found))}<br /><small>${unbroken(alertTime(found))}</small>`;

function fixCell(found: BreakFinding): Piece {
  const fix = decidingFix(found);
  return fix === undefined ? "no fix tried" : html`${cell(heldBy(found, fix))}<br /><small>${fix.id}</small>`;
}

const rowOf = (found: BreakFinding, index: number): readonly Piece[] => [
  html`<a href="#break-${index + 1}">${found.id}</a><br /><small>${found.planned.symptom}</small>`,
  html`${status(outcomeWord(found.outcome))}<br />${sparkline(found, 96)}`,
  cell(phaseOf(found, "before")),
  cell(phaseOf(found, "during")),
  cell(phaseOf(found, "after")),
  fixCell(found),
  alertCell(found),
  runbookCell(found),
  status(drillWord(found)),
];

/** Every break in one line: did the calls hold, would somebody have known, and what to open when it happens. */
export function matrixSection({ breaks }: Readiness): Markup {
  const columns = [
    text("Break"),
    text("Outcome"),
    number("Before"),
    number("During"),
    number("After"),
    number("With the fix"),
    text("Alert"),
    text("Runbook"),
    text("Fallback"),
  ];
  const caption =
    "Share of good calls and p99 in each phase. With the fix: the fault still on, from the deadline of the fix on. The line: good calls per second, from before the break to after it.";
  return html`<section>
    <h2 id="breaks">What we broke, and what happened</h2>
    ${
      breaks.length === 0
        ? html`<p>No break was rehearsed.</p>`
        : html`<div class="matrix">
            ${table({ caption, columns, rows: breaks.map((found, index) => rowOf(found, index)), cards: true })}
          </div>`
    }
  </section>`;
}
