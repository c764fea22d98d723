import { afterText, countText, durationText, shareText } from "../model/quantities.ts";
import type { Readiness } from "../model/readiness.ts";

/** Stands where nothing was measured. */
export const NOTHING = "–";

export const durationFigure = (ms: number | undefined): string =>
  ms === undefined || !Number.isFinite(ms) ? NOTHING : durationText(ms);

/** How long after something it was so: `after 1.2 s`, or `at once`. */
export const afterFigure = (ms: number | undefined): string =>
  ms === undefined || !Number.isFinite(ms) ? NOTHING : afterText(ms);

/** A latency; 0 means that nothing was answered, so there is none. */
export const latencyFigure = (ms: number): string => (ms > 0 ? durationFigure(ms) : NOTHING);

export const countFigure = (value: number): string => (Number.isFinite(value) ? countText(value) : NOTHING);

/** Anything that calls were counted for. */
interface Counted {
  readonly sent: number;
  readonly share: number;
}

/** The share of good calls; without calls there is none. */
export const goodFigure = (figures: Counted | undefined): string =>
  figures === undefined || figures.sent === 0 || !Number.isFinite(figures.share)
    ? NOTHING
    : shareText(figures.share);

/** The share of calls that were not good. */
export const badFigure = (figures: Counted): string =>
  figures.sent === 0 || !Number.isFinite(figures.share) ? NOTHING : shareText(1 - figures.share);

/** `912 × status 503, 3 × timeout`, as many as asked for, then how many kinds are left. */
export function errorsFigure(errors: Readonly<Record<string, number>>, atMost = 4): string {
  const kinds = Object.entries(errors);
  const told = kinds.slice(0, atMost).map(([cause, times]) => `${countFigure(times)} × ${cause}`);
  if (kinds.length > atMost) told.push("and others");
  return told.length === 0 ? "none" : told.join(", ");
}

/** `180`, `144.5`: how many times as fast. */
export const factorFigure = (value: number): string => (Number.isFinite(value) ? String(value) : NOTHING);

export const times = (count: number, one: string, many = `${one}s`): string =>
  `${countFigure(count)} ${count === 1 ? one : many}`;

/** Does every planned call end as exactly one of dropped, answered, failed and unaccounted for? */
export const addsUp = ({
  planned,
  sent,
  answered,
  failed,
  dropped,
  unaccounted,
}: Readiness["calls"]): boolean => planned === sent + dropped && sent === answered + failed + unaccounted;
