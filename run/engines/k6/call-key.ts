/** When calls were due and settled is told in slots this wide: the histograms of a slot stay together. */
export const SLOT_MS = 100;

/** What calls have in common that are counted together. */
export interface CallKey {
  /** Index into the mix. */
  readonly call: number;
  /** Slots of the replay in which the calls were due and settled. */
  readonly due: number;
  readonly end: number;
  /** A status, or the cause of a failure. */
  readonly outcome: string;
  readonly isGood: boolean;
}

const KEY = /^(\d+)\|(\d+)\|(\d+)\|([\w-]+)\|([01])$/u;
const LATENESS_KEY = /^(\d+)\|(\d+)$/u;

const slotOf = (ms: number): number => Math.max(0, Math.floor(ms / SLOT_MS));

/** The key as a tag; times in milliseconds of the replay. */
export const writeKey = (
  call: number,
  { due, end }: { due: number; end: number },
  outcome: number | string,
  isGood: boolean,
): string => `${call}|${slotOf(due)}|${slotOf(end)}|${outcome}|${isGood ? 1 : 0}`;

export function readKey(text: string): CallKey | undefined {
  const [, call, due, end, outcome, good] = KEY.exec(text) ?? [];
  if (outcome === undefined) return undefined;
  return { call: Number(call), due: Number(due), end: Number(end), outcome, isGood: good === "1" };
}

/** The key of how late calls of one name were that were due in one second. */
export const writeLatenessKey = (call: number, due: number): string => `${call}|${Math.floor(due / 1000)}`;

export function readLatenessKey(text: string): { call: number; second: number } | undefined {
  const [, call, second] = LATENESS_KEY.exec(text) ?? [];
  return second === undefined ? undefined : { call: Number(call), second: Number(second) };
}
