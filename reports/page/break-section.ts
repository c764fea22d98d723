import { durationText, shareText } from "../../model/quantities.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import { brokeFigure, recoveryFigure } from "../break-phases.ts";
import { phaseStrip } from "../charts/phase-strip.ts";
import { durationFigure } from "../figures.ts";
import { html, link, when, type Markup, type Piece } from "../markup.ts";
import { unbroken } from "../printable.ts";
import { outcomeWord } from "../words.ts";
import { fixBlock } from "./fix-section.ts";
import { phaseTable } from "./phase-table.ts";
import { status } from "./status.ts";
import { facts } from "./table.ts";

function canary({ canary: seen }: BreakFinding): Piece {
  if (seen === undefined) return undefined;
  return `${seen.seen ? "Seen" : "Not seen"} in the traffic: ${seen.text}`;
}

const fallback = ({ title, trigger, decides, capacity }: NonNullable<BreakFinding["fallback"]>): string =>
  `${title}. When: ${trigger}. Decides: ${decides}. Capacity: ${capacity}.`;

function breakFacts(found: BreakFinding): Markup {
  const { planned } = found;
  return facts([
    ["Sealed", planned.sealed === true ? "yes: the plan that players see left it out" : undefined],
    ["Broke after", brokeFigure(found)],
    ["Back to full after", recoveryFigure(found)],
    ["Left alone", found.alone?.text],
    ["Fault taken off in", durationFigure(found.faultOffTookMs)],
    ["Processes that died", found.processDeaths.length === 0 ? "none" : found.processDeaths.join("; ")],
    ["Small test fault", canary(found)],
    ["What people see", planned.symptoms.join("; ")],
    ["Why", planned.why],
    ["Permanent fix", planned.permanentFix],
    ["If all fails", found.fallback === undefined ? undefined : fallback(found.fallback)],
    ["Severity and owner", `${planned.severity}, ${planned.owner}`],
  ]);
}

/** What was done to the system, and what was asked of it. */
function rehearsed({ planned }: BreakFinding): string {
  const { state, within, share } = planned.want;
  const at = planned.moved === undefined ? planned.at : `${planned.at}, ${planned.moved}`;
  return `At ${at}: ${planned.fault.text}. Wanted: ${state} within ${durationText(within)}, then ${shareText(share)} good.`;
}

function fixes(found: BreakFinding): Markup {
  if (found.fixes.length > 0) return html`${found.fixes.map((fix) => fixBlock(found, fix))}`;
  const reason = found.planned.noFixReason ?? "No fix is written down for this break.";
  return html`<p class="note">${reason}</p>`;
}

function breakBlock(found: BreakFinding, index: number): Markup {
  return html`<section class="break">
    <h3 id="break-${index + 1}">${found.id} <span>${found.planned.symptom}</span></h3>
    <p class="outcome">${status(outcomeWord(found.outcome))} ${unbroken(found.reason)}</p>
    <p>${unbroken(rehearsed(found))}</p>
    ${phaseStrip(found)} ${phaseTable(found)}
    <h4>Fixes, tried in this order while the fault was on</h4>
    ${fixes(found)} ${breakFacts(found)}
    <p>${link(found.runbook, html`Open the runbook of ${found.id}`)}</p>
  </section>`;
}

export const breakSections = ({ breaks }: Readiness): Markup =>
  html`${when(
    breaks.length > 0,
    () =>
      html`<section>
        <h2 id="each-break">Each break</h2>
        ${breaks.map((found, index) => breakBlock(found, index))}
      </section>`,
  )}`;
