import type { Plan } from "../../model/plan.ts";

const BLOCKS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** The planned rate of the day as one line of blocks. */
export function rateStrip({ traffic }: Plan, width: number): string {
  const columns = Array.from({ length: width }, () => 0);
  for (const [index, count] of traffic.arrivals.entries()) {
    const column = Math.min(width - 1, Math.floor((index / traffic.arrivals.length) * width));
    columns[column] = (columns[column] ?? 0) + count;
  }
  const highest = Math.max(1, ...columns);
  return columns.map((count) => BLOCKS[Math.min(7, Math.floor((count / highest) * 8))]).join("");
}

/** Where faults are on (`━`), and where the replay is now (`▲`). */
export function faultStrip({ breaks, traffic }: Plan, width: number, now: number): string {
  const column = (at: number): number =>
    Math.min(width - 1, Math.max(0, Math.floor((at / traffic.replayIn) * width)));
  const cells = Array.from({ length: width }, () => "·");
  for (const { windows } of breaks) {
    for (let cell = column(windows.during.from); cell <= column(windows.after.from); cell += 1)
      cells[cell] = "━";
  }
  if (now >= 0) cells[column(now)] = "▲";
  return cells.join("");
}
