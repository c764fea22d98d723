import { durationText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import { countFigure, factorFigure } from "../figures.ts";
import { html, when, type Markup } from "../markup.ts";
import { checkWord } from "../words.ts";
import { status } from "./status.ts";
import { facts, number, table, text } from "./table.ts";

export function healingSection({ healed, healChecks }: Readiness): Markup {
  const columns = [text("Checked"), text("Healed"), text("Found")];
  const rows = healChecks.map((check) => [check.what, status(checkWord(check.ok)), check.detail]);
  return html`<section>
    <h2 id="healed">Everything put back</h2>
    <p>
      ${
        healed
          ? "Every fault is proven gone."
          : html`<strong class="bad">Not every fault is proven gone.</strong> Run <code>gameday heal</code>.`
      }
    </p>
    ${when(rows.length > 0, () => table({ caption: "Proof of healing", columns, rows }))}
  </section>`;
}

const ON_SCHEDULE =
  "Calls are sent when they are due, whatever became of those before them, and latency counts from the moment a call was due. Each call counts for the phase in which it was due.";
const BY_A_SCRIPT =
  "A script of its own sends the calls when it wants to, and latency counts from the moment a request was sent. Each call counts for the phase in which it began.";

export function methodSection(readiness: Readiness): Markup {
  const { day, machine, engine, toxiproxy, mix, scenario, version, script } = readiness;
  const rows = mix.map(({ name, weight, method: verb, path }) => [
    name,
    countFigure(weight),
    `${verb} ${path}`,
  ]);
  const factor = `${factorFigure(day.compression)} times faster than the day. Time-outs, retries and times to live do not shrink with it: they act as they would in ${durationText(day.replayIn)}.`;
  return html`<section>
    <h2 id="method">How it was measured</h2>
    <p>${script === undefined ? ON_SCHEDULE : BY_A_SCRIPT}</p>
    ${facts([
      ["Machine", `${countFigure(machine.cpus)} CPUs, ${machine.platform}, Node ${machine.node}`],
      ["Load engine", engine],
      ["Toxiproxy", toxiproxy],
      ["Compression", factor],
      ["Scenario", `${scenario.id}, SHA-256 ${scenario.sha256}`],
      ["Why this day", scenario.why],
      ["gameday", version],
    ])}
    ${table({ caption: "Calls of the day", columns: [text("Call"), number(script === undefined ? "Weight" : "Sent"), text("Request")], rows })}
  </section>`;
}

export const repeatSection = (readiness: Readiness): Markup =>
  html`<section>
    <h2 id="repeat">Repeat it</h2>
    <pre><code>${readiness.repeat}</code></pre>
  </section>`;
