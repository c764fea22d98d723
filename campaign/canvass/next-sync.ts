const usualSeconds = 300;
const staggeredSeconds = 1_800;

/** FNV-1a, 32 bits: spreads keys that look alike. */
const hash = (text: string): number => {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return sum;
};

/**
 * In how many seconds a phone should sync again: five to ten minutes, or with syncs in the outbox five to thirty-five, so that
 * phones which were turned away together do not come back together.
 */
export const nextSyncIn = (key: string, isStaggered: boolean): number =>
  usualSeconds + (hash(key) % (isStaggered ? staggeredSeconds : usualSeconds));
