import type { ImportedCall } from "./mix.ts";

/** What most answers of a call were, as a start for an objective. */
export interface Promise {
  readonly status: string;
  /** In per cent. */
  readonly share: number;
  /** Whether the usual answer is a success. */
  readonly isGood: boolean;
}

/** More than that would be a promise that nobody has made. */
const MOST = 99.5;

/** A replay sends no conditions, so what was "not modified" in the log is a whole answer in it. */
const classOf = (status: number): number => (status === 304 ? 2 : Math.floor(status / 100));

/** The class of most answers, and its share of all calls rounded down. Without any status: nearly all succeed. */
export function promiseOf({ statuses, calls }: ImportedCall): Promise {
  const classes = [0, 0, 0, 0, 0, 0];
  for (const [status, count] of statuses) classes[classOf(status)] = (classes[classOf(status)] ?? 0) + count;
  const answered = classes.slice(1);
  const most = Math.max(...answered);
  if (most === 0) return { status: "2xx", share: MOST, isGood: true };
  const usual = answered.indexOf(most) + 1;
  const seen = Math.floor((most / calls) * 1000) / 10;
  return { status: `${usual}xx`, share: Math.max(0.1, Math.min(MOST, seen)), isGood: usual < 4 };
}
