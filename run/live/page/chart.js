// Draws the day so far as SVG, attributes only; the colours are in page.css.
import { clockText } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const [HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [190, 52, 8, 18, 20];
const LEAST_WIDTH = 280;
const MARK_WIDTH = 6.5;

/** As wide as the page, so that its letters are as large as those of the page. */
let width = 960;

const shape = (name, attributes, text) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
};

/** A day is shown whole; of a rehearsal, which ends when people are done, twice as much as soon as it is full. */
function secondsShown({ now, whole: { replayIn, shownFirst } }) {
  if (shownFirst === undefined) return Math.max(1000, replayIn, now) / 1000;
  let shown = shownFirst;
  while (shown < now) shown *= 2;
  return shown / 1000;
}

const across = (second, frame) =>
  LEFT + (Math.min(Math.max(second, 0), frame.seconds) / frame.seconds) * (width - LEFT - RIGHT);

/** A line that is interrupted where nothing is known. */
const path = (points, x, y) => {
  let isDown = false;
  return points
    .map(([second, value]) => {
      if (value === null || value === undefined) {
        isDown = false;
        return "";
      }
      const step = `${isDown ? "L" : "M"}${x(second).toFixed(1)} ${y(value).toFixed(1)}`;
      isDown = true;
      return step;
    })
    .join("");
};

/** Names of faults that would cover each other go to the next line. */
function names(spans, x) {
  const ends = [];
  return spans.map(({ from, name }) => {
    const left = Math.min(x(from / 1000), width - RIGHT - name.length * MARK_WIDTH);
    const found = ends.findIndex((end) => end <= left);
    const row = found === -1 ? ends.length : found;
    ends[row] = left + name.length * MARK_WIDTH + 8;
    return shape("text", { x: left, y: TOP + 12 + row * 14, class: "name" }, name);
  });
}

function faults(svg, state, x) {
  const bottom = HEIGHT - BOTTOM;
  const now = state.now;
  const ahead = (state.breaks ?? [])
    .filter(({ id, state: at }) => at !== "over" && !(state.spans ?? []).some((span) => span.break === id))
    .map(({ id, planned }) => ({ ...planned, name: id, kind: "ahead" }));
  const been = (state.spans ?? []).map(({ break: id, from, to }) => ({
    from,
    to: to ?? Math.max(now, from),
    name: id,
    kind: "fault",
  }));
  const all = [...been, ...ahead];
  for (const { from, to, kind } of all) {
    const left = x(from / 1000);
    const wide = Math.max(1, x(to / 1000) - left);
    svg.append(shape("rect", { x: left, y: TOP, width: wide, height: bottom - TOP, class: kind }));
  }
  svg.append(...names(all, x));
}

function frameOf(state, y, ticks) {
  width = Math.max(LEAST_WIDTH, state.width);
  const svg = shape("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, "aria-hidden": "true" });
  const frame = { seconds: secondsShown(state) };
  const x = (second) => across(second, frame);
  for (const { value, text } of ticks) {
    svg.append(shape("line", { x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value), class: "rule" }));
    svg.append(shape("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, text));
  }
  const { day, replayIn } = state.whole;
  for (let part = 0; part <= 4; part += 1) {
    const anchor = part === 0 ? "start" : part === 4 ? "end" : "middle";
    const second = (frame.seconds * part) / 4;
    const minute = day.from + Math.min(1, (second * 1000) / replayIn) * (day.to - day.from);
    svg.append(shape("text", { x: x(second), y: HEIGHT - 5, "text-anchor": anchor }, clockText(minute)));
  }
  faults(svg, state, x);
  return { svg, x, frame };
}

const here = (state, x) =>
  shape("line", {
    x1: x(state.now / 1000),
    x2: x(state.now / 1000),
    y1: TOP,
    y2: HEIGHT - BOTTOM,
    class: "here",
  });

/** Planned and sent calls each second, and those without an answer. */
export function rateChart(state) {
  const { curve, isPlanned } = state.whole;
  const most = Math.max(10, ...curve.map(([, rate]) => rate), ...state.columns.map((column) => column[2]));
  const y = (value) => HEIGHT - BOTTOM - (Math.min(value, most) / most) * (HEIGHT - BOTTOM - TOP);
  const ticks = [0, most / 2, most].map((value) => ({ value, text: Math.round(value).toLocaleString("en") }));
  const { svg, x, frame } = frameOf(state, y, ticks);
  const failed = state.columns.filter((column) => column[4] > 0);
  for (const [second, , , , count] of failed) {
    const height = Math.max(1, HEIGHT - BOTTOM - y(count));
    const wide = Math.max(1, x(second + 1) - x(second));
    svg.append(
      shape("rect", { x: x(second), y: HEIGHT - BOTTOM - height, width: wide, height, class: "failed" }),
    );
  }
  const planned = isPlanned ? curve.filter(([second]) => second <= frame.seconds) : [];
  svg.append(shape("path", { d: path(planned, x, y), class: "line planned" }));
  svg.append(
    shape("path", {
      d: path(
        state.columns.map((column) => [column[0], column[2]]),
        x,
        y,
      ),
      class: "line",
    }),
  );
  if (state.now > 0) svg.append(here(state, x));
  return svg;
}

/** Quantiles on a logarithmic scale. */
export function latencyChart(state) {
  const [least, most] = [0.1, Math.max(100, ...state.columns.map((column) => column[7] ?? 0))];
  const share = (value) => Math.log(Math.max(value, least) / least) / Math.log(most / least);
  const y = (value) => HEIGHT - BOTTOM - share(value) * (HEIGHT - BOTTOM - TOP);
  const ticks = [0.1, 1, 10, 100, 1000, 10_000]
    .filter((value) => value <= most)
    .map((value) => ({ value, text: value >= 1000 ? `${value / 1000} s` : `${value} ms` }));
  const { svg, x } = frameOf(state, y, ticks);
  for (const [index, name] of [
    [5, "p50"],
    [6, "p95"],
    [7, "p99"],
  ])
    svg.append(
      shape("path", {
        d: path(
          state.columns.map((column) => [column[0], column[index]]),
          x,
          y,
        ),
        class: `line ${name}`,
      }),
    );
  if (state.now > 0) svg.append(here(state, x));
  return svg;
}
