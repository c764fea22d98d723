import { escaped } from "../../../model/markup.ts";
import type { Seat } from "../frame.ts";

interface PageWords {
  readonly title: string;
  readonly run: string;
  readonly seat: Seat;
  /** People lead through the break. */
  readonly isRehearsal: boolean;
  readonly playersToken: string;
}

const STOP = `<button type="button" id="stop" class="stop">Stop and heal</button>`;

const DIALOG = `<dialog id="sure" aria-labelledby="sure-title">
  <h2 id="sure-title">Stop the rehearsal and heal?</h2>
  <p>The traffic ends, every fault comes off, what was changed is put back, and the reports are written.
  It cannot be taken up again.</p>
  <p class="choices"><button type="button" id="go-on" class="quiet">Go on rehearsing</button>
  <button type="button" id="stop-now" class="stop">Yes, stop and heal</button></p>
</dialog>`;

const MASTER = `<section aria-labelledby="order-title">
  <h2 id="order-title">Order of the breaks</h2>
  <ol id="order"></ol>
</section>
<section aria-labelledby="note-title">
  <h2 id="note-title">Write down</h2>
  <form id="note">
    <fieldset><legend>What is it?</legend>
      <label><input type="radio" name="what" value="note" checked> Note: something seen</label>
      <label><input type="radio" name="what" value="inject"> Inject: something the players were told</label>
    </fieldset>
    <label for="text">Text, for the report</label>
    <div class="line"><input id="text" name="text" maxlength="500" autocomplete="off" required>
    <button type="submit" class="quiet">Write down</button></div>
    <p id="note-said" role="status"></p>
  </form>
</section>`;

const PEOPLE = `<section aria-labelledby="people-title">
  <h2 id="people-title">What people have done</h2>
  <p id="people-fault"></p>
  <div id="people" class="wide" tabindex="0" role="region" aria-labelledby="people-title"></div>
</section>`;

const chart = (id: string, title: string): string =>
  `<figure><figcaption id="${id}-title">${title}</figcaption>
  <div id="${id}" class="chart" role="img" aria-labelledby="${id}-title ${id}-said"></div>
  <p id="${id}-said" class="soft"></p></figure>`;

const body = ({ title, run, seat, isRehearsal, playersToken }: PageWords): string => {
  const isMaster = seat === "game-master";
  return `<header>
  <div><p class="soft">${isMaster ? "Control room, game master" : "Control room, players"}</p>
  <h1>${escaped(title)}</h1><p class="soft">Run ${escaped(run)}</p></div>
  ${isMaster ? STOP : ""}
</header>
<main>
<p id="lost" role="alert" hidden></p>
<p id="over" role="status" hidden></p>
<section class="now" aria-label="Now">
  <p id="clock" class="clock">–</p>
  <div><p id="phase" class="phase" aria-live="polite">Connecting</p>
  <p class="soft"><span id="next"></span> <span id="countdown"></span></p></div>
</section>
<dl id="figures" class="figures"></dl>
<section aria-labelledby="day-title">
  <h2 id="day-title">The day</h2>
  ${chart("rate", "Calls each second: planned (dashed), sent (solid), no answer (filled)")}
  ${chart("latency", "From due to answer: p50 (dots), p95 (dashes), p99 (solid)")}
  <details id="table"><summary>The last two minutes as a table</summary>
  <div class="wide" tabindex="0" role="region" aria-label="The last two minutes"></div></details>
</section>
<div class="columns">
<section aria-labelledby="errors-title"><h2 id="errors-title">Errors by cause</h2><div id="errors"></div></section>
<section aria-labelledby="ledger-title"><h2 id="ledger-title">Write ledger</h2><p id="ledger"></p></section>
</div>
${isMaster && isRehearsal ? PEOPLE : ""}
${isMaster ? MASTER : ""}
<section aria-labelledby="log-title"><h2 id="log-title">Log</h2>
<ol id="log" class="log" tabindex="0" aria-label="Log, the newest first" reversed></ol></section>
${isMaster ? `<p class="soft">Players watch at <a href="/${playersToken}/">their own address</a>, without the breaks.</p>` : ""}
</main>
${isMaster ? DIALOG : ""}`;
};

const script = (file: string): string => `<script type="module" src="${file}"></script>`;

/** What only the game master loads. */
const scriptsOf = ({ isRehearsal }: PageWords): string =>
  ["master.js", ...(isRehearsal ? ["people.js"] : [])].map(script).join("\n");

/** The page of a seat. What a seat may not know or do is not in it. */
export const pageHtml = (words: PageWords): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.title)}: control room</title>
<link rel="stylesheet" href="page.css">
<link rel="stylesheet" href="chart.css">
<link rel="stylesheet" href="log.css">
${script("page.js")}
${words.seat === "game-master" ? scriptsOf(words) : ""}
</head>
<body>
${body(words)}
</body>
</html>
`;
