/**
 * Seeded numbers without state: `hash(seed, index, lane)` is a well-mixed 32-bit number (murmur3's finaliser over the
 * three words), so the same call is the same on any engine and any machine.
 */
export function hash(seed: number, index: number, lane = 0): number {
  let word = mix(seed ^ 0x9e3779b9);
  word = mix(word ^ Math.imul(index >>> 0, 0x85ebca6b) ^ Math.floor(index / 2 ** 32));
  return mix(word ^ Math.imul(lane + 1, 0xc2b2ae35));
}

function mix(input: number): number {
  let word = input | 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

/** A number from 0 up to but not including 1. */
export const uniform = (seed: number, index: number, lane = 0): number => hash(seed, index, lane) / 2 ** 32;
