import { readFile } from "node:fs/promises";

/** What k6 counted by itself, to be held against its metrics. */
export interface K6Totals {
  readonly iterations: number;
  readonly requests: number;
  /** Iterations that it did not start, because it had nobody left to run them. */
  readonly dropped: number;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A counter that never counted is not in the summary. */
function count(metrics: Record<string, unknown>, name: string): number {
  const metric = metrics[name];
  if (metric === undefined) return 0;
  const value = isRecord(metric) ? metric["count"] : undefined;
  return typeof value === "number" ? value : Number.NaN;
}

/** The totals of a summary that k6 exported; nothing when there is none, as after a SIGKILL. */
export async function readTotals(file: string): Promise<K6Totals | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const summary: unknown = JSON.parse(text);
    if (!isRecord(summary) || !isRecord(summary["metrics"])) return undefined;
    const { metrics } = summary;
    const totals = {
      iterations: count(metrics, "iterations"),
      requests: count(metrics, "http_reqs"),
      dropped: count(metrics, "dropped_iterations"),
    };
    return Object.values(totals).some(Number.isNaN) ? undefined : totals;
  } catch {
    return undefined;
  }
}
