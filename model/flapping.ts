import { durationText } from "./quantities.ts";
import type { Millis } from "./units.ts";

/** How long a fault is on, then off, again and again while it is meant to be on. */
export interface Flapping {
  readonly on: Millis;
  readonly off: Millis;
}

/** More often than this a fault does not go on or off in one break: each time is written to the disk first. */
export const MOST_SWITCHES = 200;

/** How often it goes on or off in so many milliseconds, its first time on and its last time off included. */
export const switchesIn = (lasts: number, { on, off }: Flapping): number => 2 * Math.ceil(lasts / (on + off));

/** `on for 500 ms, off for 1 s, again and again`. */
export const flappingText = ({ on, off }: Flapping): string =>
  `on for ${durationText(on)}, off for ${durationText(off)}, again and again`;
