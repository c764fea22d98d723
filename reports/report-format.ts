import type { Readiness } from "../model/readiness.ts";

/** A way to write a readiness report down. Pure: the same readiness gives the same bytes. */
export interface ReportFormat {
  readonly name: string;
  /** What the file is called after its dot. */
  readonly extension: string;
  /** Everything from a scenario, a log or a reply is untrusted, and stands as plain text in what this returns. */
  readonly render: (readiness: Readiness) => string;
}
