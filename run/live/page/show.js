// Writes what a run looks like into the page. Every text is set as text.
import { latencyChart, rateChart } from "./chart.js";
import { table } from "./table.js";
import { clockText, count, milliseconds } from "./words.js";

const MOST_LINES = 1000;
const TABLE_SECONDS = 120;

export const find = (id) => document.getElementById(id);

const say = (id, text) => {
  const element = find(id);
  if (element !== null && element.textContent !== text) element.textContent = text;
};

const clockOf = (state, now) => {
  const { day, replayIn } = state.whole;
  if (now < 0) return "before the start";
  return clockText(day.from + (Math.min(now, replayIn) / replayIn) * (day.to - day.from));
};

const STANDS = {
  preparing: "Getting ready",
  running: "The day is running",
  stopping: "Stopping and healing",
  ended: "The run is over; the reports are being written",
  reported: "The run is over",
};

/** What runs a phase is told to who may know it; to the others the day is running. */
const phaseOf = ({ stand, phase }) => {
  if (stand === "running" && phase) return phase;
  return stand === "preparing" && phase ? `${STANDS[stand]}: ${phase}` : STANDS[stand];
};

function countdown(next, now) {
  const left = Math.ceil((next.at - now) / 1000);
  return left > 0 ? `in ${left} s` : "at any moment";
}

/** The phase, the clock of the day, and what comes next. */
export function showNow(state, now) {
  const isRunning = state.stand === "running";
  say("phase", phaseOf(state));
  find("phase").classList.toggle("broken", isRunning && state.isBroken === true);
  say("clock", clockOf(state, now));
  const next = isRunning ? state.next : undefined;
  say("next", next === undefined ? "" : `Next: ${next.text}`);
  say("countdown", next === undefined ? "" : countdown(next, now));
}

function showFigures(state) {
  const { glance } = state;
  const quantiles = state.columns.findLast((column) => column[5] !== null) ?? [];
  const figures = [
    ...(state.whole.isPlanned ? [["planned", `${count(glance?.plannedPerSecond)}/s`]] : []),
    ["sent", `${count(glance?.perSecond)}/s`],
    ["p50", milliseconds(quantiles[5])],
    ["p95", milliseconds(quantiles[6])],
    ["p99", milliseconds(quantiles[7])],
    ["no answer", `${count(glance?.failedPerSecond)}/s`],
    ["on their way", count(glance?.inFlight)],
    ["sent in all", count(glance?.sent)],
  ];
  const made = figures.map(([name, value]) => {
    const [box, title, text] = ["div", "dt", "dd"].map((tag) => document.createElement(tag));
    title.textContent = name;
    text.textContent = value;
    box.append(title, text);
    return box;
  });
  find("figures").replaceChildren(...made);
}

function showTable(state) {
  if (!find("table").open) return;
  const rows = state.columns
    .slice(-TABLE_SECONDS)
    .reverse()
    .map(([second, planned, sent, good, failed, ...quantiles]) => [
      clockOf(state, second * 1000),
      count(second),
      ...[planned, sent, good, failed].map(count),
      ...quantiles.map(milliseconds),
    ]);
  const titles = ["Day", "Second", "Planned", "Sent", "Good", "No answer", "p50", "p95", "p99"];
  find("table").querySelector("div").replaceChildren(table(titles, rows));
}

function showCharts(state) {
  const wide = { ...state, width: find("rate").clientWidth };
  find("rate").replaceChildren(rateChart(wide));
  find("latency").replaceChildren(latencyChart(wide));
  const last = state.columns.findLast((column) => column[5] !== null);
  if (last === undefined) return;
  say(
    "rate-said",
    `Second ${last[0]}: ${count(last[1])} planned, ${count(last[2])} sent, ${count(last[4])} without an answer.`,
  );
  say(
    "latency-said",
    `Second ${last[0]}: p50 ${milliseconds(last[5])}, p95 ${milliseconds(last[6])}, p99 ${milliseconds(last[7])}. A second is complete when its last call is answered.`,
  );
}

function showSums(state) {
  const { errors, ledger } = state;
  const rows = errors.map(({ cause, total, lately }) => [cause, count(lately), count(total)]);
  const none = document.createElement("p");
  none.textContent = "None so far.";
  find("errors").replaceChildren(rows.length === 0 ? none : table(["Cause", "Last 10 s", "In all"], rows));
  const counted =
    ledger.stored === undefined
      ? "What is stored is counted at the end."
      : `Counted: ${count(ledger.stored)} stored, ${count(ledger.lost)} lost, ${count(ledger.doubled)} stored twice.`;
  const acknowledged = ledger.counted ?? ledger.acknowledged;
  // k6 says which writes were acknowledged when it has ended.
  const said =
    acknowledged === 0 && ledger.stored === undefined
      ? "No acknowledged write is reported yet."
      : `${count(acknowledged)} writes acknowledged.`;
  say("ledger", `${said} ${counted}`);
}

export function addLines(lines, isWhole) {
  const made = lines.map(({ at, text, tone }) => {
    const [item, time, words] = ["li", "time", "span"].map((tag) => document.createElement(tag));
    time.textContent = at < 0 ? "before" : `${(at / 1000).toFixed(1)} s`;
    words.textContent = text;
    words.className = tone;
    item.append(time, words);
    return item;
  });
  const log = find("log");
  if (isWhole) log.replaceChildren();
  log.prepend(...made.reverse());
  while (log.children.length > MOST_LINES) log.lastElementChild.remove();
}

let isLeaving = false;

/** Where the report is; a page that was here before the end becomes it, and asks for it once. */
export function showEnd(state, isWhole) {
  const isOver = state.stand === "ended" || state.stand === "reported";
  find("over").hidden = !isOver;
  if (!isOver) return;
  const words = state.reason ? `The run is over: ${state.reason}.` : "The run is over.";
  const link = document.createElement("a");
  link.href = "report.html";
  link.textContent = "Read the report";
  find("over").replaceChildren(`${words} `, state.stand === "reported" ? link : "");
  if (state.stand !== "reported" || isWhole || isLeaving) return;
  isLeaving = true;
  location.assign("report.html");
}

/** All that a frame changes, but for the log. */
export function showFrame(state) {
  for (const show of [showFigures, showCharts, showTable, showSums]) show(state);
}
