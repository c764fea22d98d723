/** A crowd that comes, stays and goes, in minutes. */
export interface Crowd {
  readonly rise: number;
  readonly hold: number;
  readonly decay: number;
}

/** How much of a crowd is there so many minutes after its first came, from 0 to 1; it comes and goes in straight lines. */
export function crowdAt(minute: number, { rise, hold, decay }: Crowd): number {
  if (minute < 0) return 0;
  if (minute < rise) return minute / rise;
  if (minute < rise + hold) return 1;
  return minute < rise + hold + decay ? 1 - (minute - rise - hold) / decay : 0;
}
