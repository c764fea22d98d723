import type { GateTask, PageOne, Risk, Sentence } from "../../model/page-one.ts";
import type { Readiness } from "../../model/readiness.ts";
import { html, when, type Markup, type Piece } from "../markup.ts";
import { status } from "../page/status.ts";
import { facts, number, table, text } from "../page/table.ts";
import { unbroken } from "../printable.ts";
import { checkWord } from "../words.ts";
import * as told from "./told.ts";

/** Until when the verdict counts, how much of the day it is about, and who answers for what is open. */
export function validity({ pageOne }: Readiness): Piece {
  if (pageOne === undefined) return undefined;
  const { scope, conditions, idleExceptions } = pageOne;
  return html`<p class="valid">${told.validText(pageOne)}</p>
    ${when(scope !== undefined, () => html`<p class="notice">${scope}</p>`)}
    ${when(
      conditions.length > 0,
      () =>
        html`<h2 id="conditions">Conditions</h2>
          <ul>
            ${conditions.map((one) => html`<li>${told.conditionText(one)}</li> `)}
          </ul>`,
    )}
    ${idleExceptions.map((one) => html`<p class="notice">${told.idleText(one)}</p>`)}`;
}

const score = ({ points, parts }: PageOne["score"]): Markup =>
  html`<section>
    <h2 id="score">Score ${points} of 100</h2>
    <p>${told.SCORE_NOTE}</p>
    ${table({
      caption: "Where the points went",
      columns: [text("Part"), number("Points"), number("Lost"), text("Where they went"), text("Owner")],
      rows: parts.map((part) => [
        part.name,
        `${part.points} of ${part.of}`,
        told.lostPoints(part),
        unbroken(part.why),
        part.owners.join(", "),
      ]),
      cards: true,
    })}
  </section>`;

const risk = (one: Risk): Markup =>
  html`<li>
    <strong>${one.break}: ${one.symptom}</strong> (${one.severity})
    ${facts([
      ["Calls that fail", unbroken(told.affectedText(one))],
      ["Doing nothing", unbroken(told.costText(one))],
      ["Decide", one.decision],
      ["Who, by when", told.byText(one)],
    ])}
  </li> `;

const task = (one: GateTask): Markup =>
  html`<li>${unbroken(one.task)} <strong>${told.byText(one)}.</strong></li> `;

const risks = ({ tasks, risks: all }: PageOne): Markup =>
  html`<section>
    <h2 id="risks">What to decide first</h2>
    ${when(
      tasks.length > 0,
      () =>
        html`<ul class="tasks">
          ${tasks.map((one) => task(one))}
        </ul>`,
    )}
    ${when(tasks.length === 0 && all.length === 0, () => html`<p>${told.NOTHING_TO_DECIDE}</p>`)}
    ${when(
      all.length > 0,
      () =>
        html`<ol class="risks">
          ${all.map((one) => risk(one))}
        </ol>`,
    )}
  </section>`;

const sentence = (one: Sentence): Markup =>
  html`<li>
    ${status(checkWord(one.kind === "yes"))} <strong>${one.text}</strong>
    <span class="evidence">${unbroken(one.evidence)}</span>
  </li> `;

const sentences = (all: readonly Sentence[]): Markup =>
  html`<section>
    <h2 id="five-sentences">${told.FIVE_SENTENCES}</h2>
    <p>${told.FIVE_SOURCE}</p>
    <ul class="gates">
      ${all.map((one) => sentence(one))}
    </ul>
  </section>`;

const signs = (owners: PageOne["signs"]): Markup =>
  html`<section>
    <h2 id="signs">Who signs</h2>
    <ul class="signs">
      ${owners.map(
        ({ owner, breaks }) =>
          html`<li><strong>${owner}</strong>, for ${breaks.join(", ")}: ____________________</li> `,
      )}
    </ul>
  </section>`;

/** What follows the gates on page one: where the points went, what to decide, the five sentences, who signs. */
export function decisions({ pageOne }: Readiness): Piece {
  if (pageOne === undefined) return undefined;
  return [
    score(pageOne.score),
    risks(pageOne),
    sentences(pageOne.sentences),
    when(pageOne.signs.length > 0, () => signs(pageOne.signs)),
  ];
}
