import type { Readiness } from "../../model/readiness.ts";
import type { LedgerCount } from "../../model/record.ts";
import { addsUp, countFigure, durationFigure } from "../figures.ts";
import { junkText } from "../junk-text.ts";
import { html, when, type Markup } from "../markup.ts";
import { facts } from "./table.ts";

const TOLD = 20; // numbers of calls that are listed; the record holds more

function callSums(readiness: Readiness): Markup {
  const { planned, sent, answered, failed, dropped, unaccounted } = readiness.calls;
  const [first, ...rest] = [answered, failed, unaccounted].map((value) => countFigure(value));
  return html`<p class="sum">
      <b>${countFigure(planned)}</b> ${readiness.script === undefined ? "planned" : "made by the script"} =
      <b>${countFigure(sent)}</b> sent + <b>${countFigure(dropped)}</b> dropped
    </p>
    <p class="sum">
      <b>${countFigure(sent)}</b> sent = <b>${first}</b> answered + <b>${rest[0]}</b> without an answer +
      <b>${rest[1]}</b> unaccounted for
    </p>
    ${when(readiness.junk !== undefined, () => html`<p>${junkText(readiness) ?? ""}</p>`)}
    ${when(
      !addsUp(readiness.calls),
      () => html`<p class="notice"><strong>These sums do not add up.</strong> Do not trust this run.</p>`,
    )}`;
}

function scheduleFacts({ schedule, script, calls }: Readiness): Markup {
  if (script !== undefined) {
    return facts([
      ["Sent by", `${script}, in its own time`],
      ["Iterations left out", countFigure(calls.dropped)],
    ]);
  }
  const kept = schedule.kept ? "kept" : "not kept: the generator, not the system, set the pace";
  return facts([
    ["Schedule", kept],
    ["Late, half of calls", `at most ${durationFigure(schedule.lateP50Ms)}`],
    ["Late, 99 % of calls", `at most ${durationFigure(schedule.lateP99Ms)}`],
    ["Latest call", durationFigure(schedule.lateMaxMs)],
  ]);
}

const numbersOf = (calls: readonly number[]): string =>
  calls.length === 0
    ? ""
    : `${calls.slice(0, TOLD).join(", ")}${calls.length > TOLD ? " and more, see the record" : ""}`;

const damageIn = ({ damageIn: phases }: LedgerCount): string =>
  Object.entries(phases)
    .map(([phase, writes]) => `${phase}: ${countFigure(writes)}`)
    .join(", ");

const ledgerFacts = (ledger: LedgerCount): Markup =>
  facts([
    ["Acknowledged", countFigure(ledger.acknowledged)],
    ["Stored", countFigure(ledger.stored)],
    ["Acknowledged but lost", countFigure(ledger.lost)],
    ["Lost calls by number", numbersOf(ledger.lostCalls)],
    ["Stored twice or more", countFigure(ledger.doubled)],
    ["Doubled calls by number", numbersOf(ledger.doubledCalls)],
    ["Lost or doubled by phase", damageIn(ledger)],
    ["Stored though the caller saw an error", countFigure(ledger.inDoubt)],
  ]);

/** Every call and every write is accounted for, or it is said that it is not. */
export function accountingSection(readiness: Readiness): Markup {
  return html`<section>
      <h2 id="calls">Every call accounted for</h2>
      ${callSums(readiness)}${scheduleFacts(readiness)}
    </section>
    <section>
      <h2 id="writes">Every write accounted for</h2>
      ${
        readiness.ledger === undefined
          ? html`<p>There is no write ledger for this run: lost and doubled writes were not counted.</p>`
          : ledgerFacts(readiness.ledger)
      }
    </section>`;
}
