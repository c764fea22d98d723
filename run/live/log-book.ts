import type { RunEvent } from "../../model/record.ts";
import { logLine, type LogLine } from "./log-line.ts";

const MOST_LINES = 1000;

/** The last lines of the log, and those that nobody was sent yet. */
export class LogBook {
  private lines: LogLine[] = [];
  private fresh: LogLine[] = [];

  event(event: RunEvent): void {
    const line = logLine(event);
    if (line === undefined) return;
    this.lines = [...this.lines, line].slice(-MOST_LINES);
    this.fresh = [...this.fresh, line].slice(-MOST_LINES);
  }

  all(): readonly LogLine[] {
    return this.lines;
  }

  takeFresh(): readonly LogLine[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }
}
