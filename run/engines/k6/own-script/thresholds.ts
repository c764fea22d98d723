import { readFile } from "node:fs/promises";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** In a summary of k6 `true` stands for a threshold that was crossed. */
const crossedIn = ([metric, value]: readonly [string, unknown]): readonly string[] => {
  const thresholds = isRecord(value) ? value["thresholds"] : undefined;
  if (!isRecord(thresholds)) return [];
  return Object.entries(thresholds).flatMap(([text, crossed]) =>
    crossed === true ? [`${metric} ${text}`] : [],
  );
};

/** The thresholds of the script that were crossed, from the summary that k6 exported; none when there is no summary. */
export async function crossedThresholds(file: string): Promise<readonly string[]> {
  const text = await readFile(file, "utf8").catch(() => "{}");
  try {
    const summary: unknown = JSON.parse(text);
    const metrics = isRecord(summary) ? summary["metrics"] : undefined;
    return isRecord(metrics) ? Object.entries(metrics).flatMap((entry) => crossedIn(entry)) : [];
  } catch {
    return [];
  }
}
