import { durationText } from "../../model/quantities.ts";
import type { Gate, Readiness } from "../../model/readiness.ts";
import { held } from "../break-phases.ts";
import { countFigure, durationFigure } from "../figures.ts";
import { html, when, type Markup, type Piece } from "../markup.ts";
import { decisions, validity } from "../page-one/html.ts";
import { byText } from "../page-one/told.ts";
import { unbroken } from "../printable.ts";
import { verdictTitle } from "../rehearsal-rows.ts";
import { gateWord, interruptionWord, verdictWord, type Tone } from "../words.ts";
import { status } from "./status.ts";

/** A number with its name above and what to hold it against below. */
const bigNumber = (name: string, value: string, beside: string): Markup =>
  html`<div>
    <dt>${name}</dt>
    <dd><b>${value}</b> <span>${beside}</span></dd>
  </div> `;

function topNumbers(readiness: Readiness): Markup {
  const { calls, breaks, ledger, schedule, day, script } = readiness;
  const through = breaks.filter((found) => held(found)).length;
  return html`<dl class="numbers">
    ${bigNumber("Calls answered", countFigure(calls.answered), `of ${countFigure(calls.planned)} ${script === undefined ? "planned" : "that the script made"}`)}
    ${bigNumber("Breaks held", String(through), `of ${breaks.length} rehearsed`)}
    ${
      ledger === undefined
        ? bigNumber("Writes lost", "–", "not counted, there is no ledger")
        : bigNumber(
            "Writes lost",
            countFigure(ledger.lost),
            `of ${countFigure(ledger.acknowledged)} acknowledged`,
          )
    }
    ${bigNumber("Busiest second", countFigure(day.peakPerSecond), script === undefined ? "calls planned" : "calls")}
    ${
      script === undefined
        ? bigNumber("Generator late by", durationFigure(schedule.lateP99Ms), "at most, for 99 % of calls")
        : bigNumber("Left out", countFigure(calls.dropped), "iterations of the script")
    }
  </dl>`;
}

const gateLine = (gate: Gate): Markup =>
  html`<li>
    ${status(gateWord(gate))} <strong>${gate.text}</strong>
    <span class="evidence">${unbroken(gate.evidence)}</span>
  </li> `;

const RANKS: readonly Tone[] = ["bad", "unsure", "quiet", "good"];

/** What did not hold stands first: it is why there is no go. */
const openFirst = (gates: readonly Gate[]): readonly Gate[] =>
  gates.toSorted((a, b) => RANKS.indexOf(gateWord(a).tone) - RANKS.indexOf(gateWord(b).tone));

/** Who must do what by when, for the one thing that cannot wait. */
function firstToDecide({ pageOne: told }: Readiness): Piece {
  const [task] = told?.tasks ?? [];
  if (task !== undefined) {
    return html`<p class="next">
      <strong><a href="#risks">To do first</a>:</strong> ${unbroken(task.task)}
      <strong>${byText(task)}.</strong>
    </p>`;
  }
  const first = told?.risks[0];
  if (first === undefined) return undefined;
  return html`<p class="next">
    <strong>To decide first, for <a href="#risks">${first.break}</a>:</strong> ${unbroken(first.decision)}
    <strong>${byText(first)}.</strong>
  </p>`;
}

const interruption = (readiness: Readiness): Markup =>
  html`<p class="notice">
    <strong>${interruptionWord(readiness)}</strong> What follows covers only what had been run.
  </p>`;

/** What a lead reads, and often all that a lead reads: the verdict, why, and the numbers behind it. */
export function pageOne(readiness: Readiness): Markup {
  const { verdict, sentence, scenario, day, startedAt, run } = readiness;
  const { sign, tone } = verdictWord(verdict);
  const replay = `${countFigure(day.calls)} calls from ${day.from} to ${day.to}, replayed in ${durationText(day.replayIn)}`;
  return html`<header>
      <p class="eyebrow">
        ${readiness.rehearsal === undefined ? "Readiness report" : "Rehearsal with people"}
      </p>
      <h1>${scenario.title}</h1>
      <p class="byline">
        ${replay}.<br />
        Run ${run}, started ${startedAt}.
      </p>
    </header>
    <section class="verdict ${tone}" aria-labelledby="verdict">
      <h2 id="verdict" class="word"><span aria-hidden="true">${sign}</span> ${verdictTitle(readiness)}</h2>
      <p class="sentence">${unbroken(sentence)}</p>
      ${firstToDecide(readiness)}
    </section>
    ${validity(readiness)}${when(readiness.interrupted, () => interruption(readiness))}
    <section aria-label="Numbers">${topNumbers(readiness)}</section>
    <section>
      <h2 id="gates">What had to hold</h2>
      <ul class="gates">
        ${openFirst(readiness.gates).map((gate) => gateLine(gate))}
      </ul>
      ${when(readiness.gates.length === 0, () => html`<p>No gate was judged.</p>`)}
    </section>
    ${decisions(readiness)}`;
}
