import { rounded, type Span } from "./scales.ts";

/** A label of one line, wished to be centred at a place of the horizontal axis. */
export interface WishedLabel {
  readonly text: string;
  readonly centre: number;
}

export interface PlacedLabel extends WishedLabel {
  /** 0 is the row next to the picture. */
  readonly lane: number;
}

const LANES = 4;
const GAP = 8;

/** An estimate for a sans-serif letter: generous, so that labels never touch. */
const widthOf = (text: string, size: number): number => Array.from(text).length * size * 0.56;

/** Puts labels side by side in as few rows as they need; what fits in none is left out. */
export function placeInLanes(labels: readonly WishedLabel[], edges: Span, size: number): PlacedLabel[] {
  const ends: number[] = [];
  const placed: PlacedLabel[] = [];
  for (const { text, centre } of labels) {
    const half = widthOf(text, size) / 2;
    const middle = rounded(Math.max(edges.from + half, Math.min(edges.to - half, centre)));
    const free = ends.findIndex((end) => end + GAP <= middle - half);
    const lane = free === -1 ? ends.length : free;
    if (lane >= LANES) continue;
    ends[lane] = middle + half;
    placed.push({ text, centre: middle, lane });
  }
  return placed;
}

export const laneCount = (placed: readonly PlacedLabel[]): number =>
  placed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);

/** Moves the heights apart until neighbours keep the gap, inside of the edges as long as there is room. */
export function spreadApart(heights: readonly number[], gap: number, edges: Span): readonly number[] {
  const order = heights.map((height, index) => ({ height, index })).sort((a, b) => a.height - b.height);
  const spread = heights.map(() => 0);
  let lowest = edges.from;
  order.forEach(({ height, index }, rank) => {
    const room = edges.to - gap * (order.length - 1 - rank);
    const place = Math.max(lowest, Math.min(height, room));
    spread[index] = rounded(place);
    lowest = place + gap;
  });
  return spread;
}
