/** Lanes of the seeded numbers, one per question, so that no answer depends on another. */
export const LANES = {
  /** How many calls fall into a bucket; indexed by bucket. */
  arrivals: 0,
  /** Where in its bucket a call is due; indexed by call. */
  dueTime: 1,
  /** Which call of the mix; indexed by call. */
  mix: 2,
  /** How many calls of junk fall into a bucket, and from which place on; indexed by bucket. */
  junkArrivals: 3,
  junkPlace: 4,
  /** The first placeholder of a call; each takes `placeholderWidth` lanes. */
  placeholders: 16,
  placeholderWidth: 4,
} as const;
