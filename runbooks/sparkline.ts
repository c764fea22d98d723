import type { PhaseFigures } from "../model/readiness.ts";
import { shareText } from "../model/quantities.ts";

const BLOCKS = "▁▂▃▄▅▆▇█";
const MOST_COLUMNS = 60;

const blockOf = (share: number): string =>
  Number.isFinite(share) ? BLOCKS.charAt(Math.min(7, Math.max(0, Math.floor(share * 8)))) : "·";

/** One character for each second, or the worst second of each column where there are more seconds than columns. */
function sparkline(shares: readonly number[]): string {
  const columns = Math.min(MOST_COLUMNS, shares.length);
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * shares.length) / columns);
    const to = Math.floor(((column + 1) * shares.length) / columns);
    const known = shares.slice(from, to).filter((share) => Number.isFinite(share));
    return blockOf(known.length === 0 ? Number.NaN : Math.min(...known));
  }).join("");
}

/** A line for each phase: its name, its seconds, the share of good calls over all of it. */
export function sparklines(
  phases: readonly PhaseFigures[],
  labelOf: (phase: PhaseFigures) => string,
): string | null {
  const shown = phases.filter((phase) => phase.goodPerSecond.length > 0);
  if (shown.length === 0) return null;
  const labels = shown.map((phase) => labelOf(phase).replaceAll(/\s+/gu, " "));
  const width = Math.max(...labels.map((label) => label.length));
  return shown
    .map((phase, index) => {
      const share = phase.sent > 0 ? `  ${shareText(phase.share)}` : "";
      return `${(labels[index] ?? "").padEnd(width)}  ${sparkline(phase.goodPerSecond)}${share}`;
    })
    .join("\n");
}
