import { durationText } from "../../model/quantities.ts";
import type { BreakFinding, PhaseFigures } from "../../model/readiness.ts";
import { phaseTitle } from "../break-phases.ts";
import { countFigure, errorsFigure, goodFigure, latencyFigure } from "../figures.ts";
import { html, when, type Markup, type Piece } from "../markup.ts";
import { number, table, text } from "./table.ts";

const rowOf = (figures: PhaseFigures): readonly Piece[] => [
  phaseTitle(figures),
  durationText(figures.to - figures.from),
  countFigure(figures.perSecond),
  goodFigure(figures),
  latencyFigure(figures.p50Ms),
  latencyFigure(figures.p95Ms),
  latencyFigure(figures.p99Ms),
  errorsFigure(figures.errors),
  figures.states.join(", ") || "not asked",
];

function byCall(found: BreakFinding): Markup {
  const rows = found.phases.flatMap((figures) =>
    figures.byCall.map((call): readonly Piece[] => [
      phaseTitle(figures),
      call.call,
      countFigure(call.sent),
      goodFigure(call),
      latencyFigure(call.p50Ms),
      latencyFigure(call.p99Ms),
      errorsFigure(call.errors),
    ]),
  );
  const columns = [
    text("Phase"),
    text("Call"),
    number("Sent"),
    number("Good"),
    number("p50"),
    number("p99"),
    text("Errors"),
  ];
  return html`<details>
    <summary>The same for each call</summary>
    ${table({ caption: `Each call in each phase of ${found.id}`, columns, rows })}
  </details>`;
}

/** Nothing when no script of the user's own made checks. */
function byCheck(found: BreakFinding): Markup {
  const rows = found.phases.flatMap((figures) =>
    (figures.byCheck ?? []).map(({ check, made, share }): readonly Piece[] => [
      phaseTitle(figures),
      check,
      countFigure(made),
      goodFigure({ sent: made, share }),
    ]),
  );
  const columns = [text("Phase"), text("Check"), number("Made"), number("Passed")];
  return html`${when(
    rows.length > 0,
    () =>
      html`<details>
        <summary>The checks of the script</summary>
        ${table({ caption: `Each check in each phase of ${found.id}`, columns, rows })}
      </details>`,
  )}`;
}

/** Calls at the boundaries belong to no phase; they are told so that the sums can be followed. */
function countedApart({ phases }: BreakFinding): string {
  const across = phases.reduce((total, figures) => total + figures.across, 0);
  const cut = phases.reduce((total, figures) => total + figures.healedAway, 0);
  return `Counted apart, and in no phase: ${countFigure(across)} calls that were in flight across a boundary, ${countFigure(cut)} that our own healing cut.`;
}

export function phaseTable(found: BreakFinding): Markup {
  const columns = [
    text("Phase"),
    number("Length"),
    number("Calls/s"),
    number("Good"),
    number("p50"),
    number("p95"),
    number("p99"),
    text("Errors by cause"),
    text("State"),
  ];
  const rows = found.phases.map((figures) => rowOf(figures));
  return html`${table({ caption: `What was measured in each phase of ${found.id}`, columns, rows })}
    <p class="note">${countedApart(found)}</p>
    ${byCall(found)}${byCheck(found)}`;
}
