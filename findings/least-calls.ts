/** Fewer calls than this prove nothing about a phase. */
export const LEAST_CALLS = 50;
