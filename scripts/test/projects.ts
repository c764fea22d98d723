/** The projects of vitest.config.ts that `npm test` runs, one after the other; `long` is not among them. */
export const PROJECTS = ["pure", "unit", "side-by-side", "days", "e2e"] as const;
