import type { Millis } from "./units.ts";

/** One column of the picture of the day. */
export interface DayPoint {
  readonly second: number;
  readonly planned: number;
  readonly achieved: number;
  readonly good: number;
  readonly failed: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

interface DayMark {
  readonly at: Millis;
  readonly kind: "fix";
  readonly text: string;
}

interface FaultWindow {
  readonly break: string;
  readonly from: Millis;
  readonly to: Millis;
}

/** The picture of the day: a point a second, the windows of the faults, the moments of the fixes. */
export interface DayPicture {
  readonly from: string;
  readonly to: string;
  readonly replayIn: Millis;
  /** How many times faster than the day the replay ran. */
  readonly compression: number;
  readonly calls: number;
  readonly peakPerSecond: number;
  readonly points: readonly DayPoint[];
  readonly windows: readonly FaultWindow[];
  readonly marks: readonly DayMark[];
}
