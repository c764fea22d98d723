// Watches a run: server-sent events in, the page out. Every text is set as text.
import { addLines, find, showEnd, showFrame, showNow } from "./show.js";

const LOST_AFTER_MS = 2500;
/** A stream that broke is taken up again within a second, or its tool is gone. */
const GONE_AFTER_MS = 1600;
const MOST_COLUMNS = 8000;

let state;
let heardAt = performance.now();
let heardTime = new Date();
let brokeAt;

/** Now, as it goes on between two frames. */
const nowOf = () => state.now + (state.stand === "running" ? performance.now() - heardAt : 0);

const isOver = () => state?.stand === "ended" || state?.stand === "reported";

function addColumns(fresh) {
  const known = new Map(state.columns.map((column) => [column[0], column]));
  for (const column of fresh) known.set(column[0], column);
  state.columns = [...known.values()].sort((a, b) => a[0] - b[0]).slice(-MOST_COLUMNS);
}

function take(frame) {
  heardAt = performance.now();
  heardTime = new Date();
  brokeAt = undefined;
  const isWhole = frame.whole !== undefined;
  const before = isWhole ? { columns: [] } : state;
  if (before === undefined) return;
  const fresh = frame.columns;
  state = { ...frame, whole: frame.whole ?? before.whole, columns: before.columns };
  addColumns(fresh);
  addLines(frame.lines, isWhole);
  showNow(state, nowOf());
  showFrame(state);
  showEnd(state, isWhole);
  document.dispatchEvent(new CustomEvent("frame", { detail: state }));
}

const isSilent = () => {
  const now = performance.now();
  return now - heardAt > LOST_AFTER_MS || (brokeAt !== undefined && now - brokeAt > GONE_AFTER_MS);
};

/** Nothing heard although the run goes on: it was killed, or is stuck. */
function listen() {
  const isLost = !isOver() && isSilent();
  const lost = find("lost");
  if (lost.hidden === isLost) {
    lost.hidden = !isLost;
    const since = heardTime.toLocaleTimeString("en-GB");
    lost.textContent = isLost
      ? `LOST: nothing heard from gameday since ${since}. If it was killed, its guardian takes the faults off; "gameday heal" proves it.`
      : "";
  }
  if (state !== undefined && !isLost) showNow(state, nowOf());
}

find("table").addEventListener("toggle", () => {
  if (state !== undefined) showFrame(state);
});
let source;
function connect() {
  source?.close();
  source = new EventSource("events");
  source.addEventListener("message", ({ data }) => take(JSON.parse(data)));
  // A browser gives up by itself when it is refused; we do not.
  source.addEventListener("error", () => {
    brokeAt ??= performance.now();
    if (isOver()) source.close();
    else if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
  });
}
connect();
setInterval(listen, 250);
