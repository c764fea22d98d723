import type { FailureCause } from "../../model/record.ts";

/** How a call ends when healing makes its link anew: its connection is closed, and for some milliseconds nobody listens. */
export const CUT_OFF: ReadonlySet<string> = new Set<FailureCause>([
  "reset",
  "closed",
  "cut-short",
  "refused",
]);
