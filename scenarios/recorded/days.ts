import { dateOf } from "../../model/calendar.ts";
import type { Moment } from "./log-format.ts";

const DAY_SECONDS = 86_400;
/** A day takes 350 KB. When there are twice as many, the quietest are let go. */
const MOST_DAYS = 8;
const MOST_TOTALS = 4000;
const MOST_OFFSETS = 5;

/** The day of calls without a time; no log is from 1970. */
export const NO_TIME = 0;

export const dateText = (day: number): string =>
  dateOf(new Date(day * DAY_SECONDS * 1000).toISOString()) ?? "";
export const dayOf = (date: string): number => Date.parse(date) / 1000 / DAY_SECONDS;

interface Place {
  readonly day: number;
  readonly second: number;
}

/** How many calls each second of each day had. The days begin at midnight of one clock, whatever it is set to later. */
export class Days {
  /** Minutes from UTC; that of the first call unless told. */
  offset: number | undefined;
  readonly offsets = new Set<number>();
  readonly totals = new Map<number, number>();
  /** Some of their calls were let go. */
  readonly incomplete = new Set<number>();
  private lastMoment: Moment | undefined;
  private lastPlace: Place = { day: NO_TIME, second: 0 };
  private readonly seconds = new Map<number, Uint32Array>();
  private readonly letGo: (day: number) => void;
  private readonly only: number | undefined;

  constructor(letGo: (day: number) => void, only: number | undefined, offset: number | undefined) {
    this.letGo = letGo;
    this.only = only;
    this.offset = offset;
  }

  /** The day of a moment, and the second of that day. */
  place(moment: Moment): Place {
    // The calls of one second share their moment.
    if (moment !== this.lastMoment) [this.lastMoment, this.lastPlace] = [moment, this.placeOf(moment)];
    return this.lastPlace;
  }

  /** Counts a call for the totals; whether its day is one that is kept. */
  total(day: number): boolean {
    const known = this.totals.get(day);
    if (known !== undefined || this.totals.size < MOST_TOTALS) this.totals.set(day, (known ?? 0) + 1);
    return this.only === undefined || day === this.only;
  }

  count(day: number, second: number): void {
    const known = this.seconds.get(day);
    const seconds = known ?? new Uint32Array(DAY_SECONDS);
    seconds[second] = (seconds[second] ?? 0) + 1;
    if (known !== undefined) return;
    if (this.seconds.size >= 2 * MOST_DAYS) this.keepBusiest();
    this.seconds.set(day, seconds);
  }

  of(day: number): Uint32Array | undefined {
    return this.seconds.get(day);
  }

  /** The day with the most calls; that without a time only when there is no other. */
  get busiest(): number | undefined {
    const timed = [...this.totals].filter(([day]) => day !== NO_TIME);
    const [first] = (timed.length > 0 ? timed : [...this.totals]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return first?.[0];
  }

  private placeOf({ second, offset }: Moment): Place {
    this.offset ??= offset;
    if (this.offsets.size < MOST_OFFSETS) this.offsets.add(offset);
    const local = second + this.offset * 60;
    const day = Math.floor(local / DAY_SECONDS);
    return { day, second: local - day * DAY_SECONDS };
  }

  private keepBusiest(): void {
    const ranked = [...this.seconds.keys()].sort(
      (a, b) => (this.totals.get(b) ?? 0) - (this.totals.get(a) ?? 0),
    );
    for (const day of ranked.slice(MOST_DAYS)) {
      this.seconds.delete(day);
      this.incomplete.add(day);
      this.letGo(day);
    }
  }
}
