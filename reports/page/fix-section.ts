import { durationText } from "../../model/quantities.ts";
import type { StepAction } from "../../model/plan.ts";
import type { BreakFinding, FixFinding } from "../../model/readiness.ts";
import type { StepOutcome } from "../../model/record.ts";
import { afterFigure, badFigure } from "../figures.ts";
import { phaseOfFix } from "../break-phases.ts";
import { html, when, type Markup, type Piece } from "../markup.ts";
import { unbroken } from "../printable.ts";
import { checkWord, fixWord } from "../words.ts";
import { status } from "./status.ts";

const commandOf = (action: StepAction): string =>
  action.kind === "run" ? action.command : `${action.method} ${action.url}`;

const carriedOut = (step: StepOutcome): Markup =>
  html`<li>
    <p>
      ${step.kind === "undo" ? "Undo: " : ""}${step.title}
      <span class="evidence">worked: ${status(checkWord(step.ok))} in ${durationText(step.tookMs)}</span>
    </p>
    <pre><code>${step.command}</code></pre>
    ${when(step.output !== "", () => html`<pre class="output"><samp>${step.output}</samp></pre>`)}
  </li> `;

function steps({ steps: outcomes, fix }: FixFinding): Markup {
  if (outcomes.length > 0)
    return html`<ol>
      ${outcomes.map((step) => carriedOut(step))}
    </ol>`;
  const written = fix.steps.map(
    (step) =>
      html`<li>
        <p>${step.title} <span class="evidence">not exercised</span></p>
        <pre><code>${commandOf(step.action)}</code></pre>
      </li> `,
  );
  return html`<ol>
    ${written}
  </ol>`;
}

function measured(found: BreakFinding, fix: FixFinding): Piece {
  const figures = phaseOfFix(found, fix);
  if (fix.outcome === "proven")
    return html`Reached <strong>${found.planned.want.state}</strong>
      <strong>${afterFigure(fix.reachedAfterMs)}</strong>.`;
  if (fix.outcome !== "rejected") return undefined;
  const bad = figures === undefined ? "" : `With it, ${badFigure(figures)} of calls were bad.`;
  return html`<strong class="warning">Do not do this.</strong> ${unbroken(bad)}`;
}

/** One candidate fix: what came of it, with the numbers, and what exactly was done. */
export function fixBlock(found: BreakFinding, fix: FixFinding): Markup {
  const word = fixWord(fix.outcome);
  return html`<article class="fix ${word.tone}">
    <h4>${status(word)} ${fix.title} <small>${fix.id}</small></h4>
    <p>${measured(found, fix)} ${unbroken(fix.reason)}</p>
    <details>
      <summary>Steps</summary>
      ${steps(fix)}
    </details>
  </article>`;
}
