/** One TCP hop that can be broken; `to` may hold `${ports.NAME}`, a free port that the run chooses. */
export interface PlannedLink {
  readonly name: string;
  readonly to: string;
  /** Where the link is entered, for a system that already runs and cannot be told; otherwise a free port. */
  readonly listen?: string;
}

/** Links that break together, such as those of one region. */
export interface PlannedGroup {
  readonly name: string;
  readonly links: readonly string[];
}
