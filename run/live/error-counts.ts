import type { CallRow } from "../../model/record.ts";

/** How often something went wrong, over the whole run and of late. */
export interface ErrorCount {
  readonly cause: string;
  readonly total: number;
  readonly lately: number;
}

const RECENT_BEATS = 10;
const MOST_CAUSES = 30;
const FIRST_BAD_STATUS = 400;

/** Calls without an answer by their cause, and answers that are errors by their status. */
export class ErrorCounts {
  private readonly totals = new Map<string, number>();
  /** The totals of the last beats, the oldest first. */
  private readonly before: ReadonlyMap<string, number>[] = [];

  row({ statuses, causes }: CallRow): void {
    for (const [cause, count] of Object.entries(causes)) this.add(cause, count);
    for (const [status, count] of Object.entries(statuses))
      if (Number(status) >= FIRST_BAD_STATUS) this.add(status, count);
  }

  /** Called once a second. */
  beat(): void {
    this.before.push(new Map(this.totals));
    if (this.before.length > RECENT_BEATS) this.before.shift();
  }

  all(): readonly ErrorCount[] {
    const [oldest] = this.before;
    return [...this.totals].map(([cause, total]) => ({
      cause,
      total,
      lately: total - (oldest?.get(cause) ?? 0),
    }));
  }

  private add(cause: string, count: number): void {
    const name = this.totals.has(cause) || this.totals.size < MOST_CAUSES ? cause : "other";
    this.totals.set(name, (this.totals.get(name) ?? 0) + count);
  }
}
