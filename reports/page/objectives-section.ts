import { shareText } from "../../model/quantities.ts";
import type { Readiness, Verdict } from "../../model/readiness.ts";
import { countFigure, goodFigure } from "../figures.ts";
import { html, type Markup, type Piece } from "../markup.ts";
import { objectiveWord } from "../words.ts";
import { status } from "./status.ts";
import { number, table, text } from "./table.ts";

const rowOf = (verdict: Verdict): readonly Piece[] => [
  verdict.calls,
  verdict.promise,
  status(objectiveWord(verdict.kind)),
  countFigure(verdict.sent),
  goodFigure(verdict),
  shareText(verdict.wanted),
];

export function objectivesSection({ verdicts }: Readiness): Markup {
  const columns = [
    text("Calls"),
    text("Promise"),
    text("Verdict"),
    number("Sent"),
    number("Good"),
    number("Wanted"),
  ];
  return html`<section>
    <h2 id="objectives">What was promised</h2>
    ${
      verdicts.length === 0
        ? html`<p>No objective was judged.</p>`
        : table({
            caption: "Judged over the calls that no fault touched; each break has its own table above",
            columns,
            rows: verdicts.map((verdict) => rowOf(verdict)),
            cards: true,
          })
    }
  </section>`;
}
