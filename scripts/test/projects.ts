/** The projects of vitest.config.ts that `npm test` runs, one after the other; `days` and `long` take minutes each. */
export const PROJECTS = ["pure", "unit", "side-by-side", "e2e"] as const;
