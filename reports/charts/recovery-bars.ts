import { durationText } from "../../model/quantities.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import { html, when, type Markup } from "../markup.ts";
import { shortened } from "../printable.ts";
import {
  allowedMs,
  isInTime,
  recoveryFinding,
  recoveryParts,
  totalMs,
  type RecoveryPart,
} from "../rows/recovery-rows.ts";
import { chartSvg } from "./chart-svg.ts";
import type { DaySize } from "./day-frame.ts";
import { linearScale, niceCeiling, rounded, type Scale } from "./scales.ts";

type Look = { readonly tone: string; readonly fill: string; readonly opacity: number; readonly dash: string };

// Told apart by how dark they are and by their outline too, for paper and for eyes that see no colour.
const LOOKS: Readonly<Record<RecoveryPart["name"], Look>> = {
  alert: { tone: "band", fill: "#c98a1b", opacity: 0.45, dash: "4 2" },
  fix: { tone: "good-area", fill: "#24568f", opacity: 0.85, dash: "none" },
  back: { tone: "good-area", fill: "#24568f", opacity: 0.4, dash: "none" },
  drain: { tone: "good-area", fill: "#24568f", opacity: 0.12, dash: "1 2" },
};

const BAR = 18;

interface Row {
  readonly size: DaySize;
  readonly x: Scale;
  readonly y: number;
}

function segments(parts: readonly RecoveryPart[], { x, y }: Row): Markup {
  let at = 0;
  return html`${parts.map(({ name, ms }) => {
    if (ms === undefined || ms <= 0) return undefined;
    const [from, to] = [x(at), x(at + ms)];
    at += ms;
    const { tone, fill, opacity, dash } = LOOKS[name];
    return html`<rect
      class="${tone}"
      x="${from}"
      y="${y}"
      width="${rounded(Math.max(1, to - from))}"
      height="${BAR}"
      fill="${fill}"
      fill-opacity="${opacity}"
      stroke="currentColor"
      stroke-width="0.75"
      stroke-dasharray="${dash}"
    />`;
  })}`;
}

/** Where everything that is allowed ends. */
function target(parts: readonly RecoveryPart[], { x, y, size }: Row): Markup {
  const allowed = allowedMs(parts);
  const place = x(allowed);
  const isLate = place > (size.plot.from + size.plot.to) / 2;
  return html`${when(
    allowed > 0,
    () =>
      html`<path
          class="limit-line"
          d="M${place} ${y - 5}v${BAR + 10}"
          stroke="#a8321f"
          stroke-width="1.6"
          stroke-dasharray="9 3 2 3"
        />
        <text
          class="soft"
          x="${isLate ? place - 5 : place + 5}"
          y="${y + BAR - 5}"
          text-anchor="${isLate ? "end" : "start"}"
          >${durationText(allowed)} allowed</text
        >`,
  )}`;
}

const told = ({ name, text }: RecoveryPart): string => `${name} ${text}`;

function bar(found: BreakFinding, row: Row): Markup {
  const { size, y } = row;
  const parts = recoveryParts(found);
  const [alert, fix, back, drain] = parts.map((part) => told(part));
  const lane = size.fontSize + 5;
  const lines =
    size.name === "wide"
      ? [[alert, fix, back, drain].join("  ·  ")]
      : [[alert, fix].join("  ·  "), [back, drain].join("  ·  ")];
  return html`<g>
    <text x="0" y="${y - 9}" font-weight="600">
      ${isInTime(parts) ? "✓" : "✗"} ${shortened(found.id, 40)}
    </text>
    ${segments(parts, row)}${target(parts, row)}
    ${lines.map((line, index) => html`<text class="soft" x="0" y="${y + BAR + lane * (index + 1)}">${line}</text>`)}
  </g>`;
}

/** One bar for each break: seen, fixed, back, drained, and how long all that may take. */
export function recoveryBars(readiness: Readiness, size: DaySize): Markup {
  const { breaks } = readiness;
  const lane = size.fontSize + 5;
  const each = BAR + lane * (size.name === "wide" ? 3 : 4) + 10;
  const longest = breaks.reduce((most, found) => {
    const parts = recoveryParts(found);
    return Math.max(most, totalMs(parts), allowedMs(parts));
  }, 1000);
  const x = linearScale({ from: 0, to: longest * 1.02 }, { from: 1, to: size.width - 4 });
  const bars = breaks.map((found, index) => bar(found, { size, x, y: index * each + lane + 6 }));
  const step = niceCeiling(longest / (size.name === "wide" ? 8 : 4));
  const height = breaks.length * each + lane + 8;
  const axis = Array.from({ length: Math.floor(longest / step) + 1 }, (_, index) => {
    const ms = index * step;
    return html`<path d="M${x(ms)} ${height - lane - 4}v5" stroke="currentColor" stroke-opacity="0.5" />
      <text class="soft" x="${x(ms)}" y="${height - 2}" text-anchor="${index === 0 ? "start" : "middle"}"
        >${ms === 0 ? "0" : durationText(ms)}</text
      >`;
  });
  const content = html`<path
      d="M1 ${height - lane - 4}H${size.width - 4}"
      stroke="currentColor"
      stroke-opacity="0.5"
    />
    ${axis}${bars}`;
  const text = breaks
    .map(
      (found) =>
        `${found.id}: ${recoveryParts(found)
          .map((part) => told(part))
          .join(", ")}`,
    )
    .join("; ");
  return chartSvg({ id: "recovery", finding: recoveryFinding(readiness), text }, size, height, content);
}
