import { busyShare, erlangsOf } from "../phone-trees/capacity.ts";

interface Seen {
  readonly at: number;
  /** How long the line was held; nothing for a call that found every line busy. */
  readonly ms: number | undefined;
}

const lookBackMs = 5_000;
const mostKept = 50_000;
const perMinute = 60_000;

const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1_000) / 1_000;

/** What became of the calls of the last seconds. */
export class CallFigures {
  #seen: Seen[] = [];

  busy(): void {
    this.#add(undefined);
  }

  held(ms: number): void {
    this.#add(ms);
  }

  /** `busyExpected` is what Erlang's formula says of the same calls when nobody calls twice. */
  of(lines: number) {
    this.#forget();
    const held = this.#seen.flatMap(({ ms }) => ms ?? []);
    const meanCallMs = held.reduce((sum, ms) => sum + ms, 0) / Math.max(1, held.length);
    const erlangs = erlangsOf(
      { people: this.#seen.length, reportsEach: 1, everyMinutes: lookBackMs / perMinute },
      { lines, minutesPerCall: meanCallMs / perMinute, reportsPerCall: 1 },
    );
    return {
      meanCallMs: Math.round(meanCallMs),
      busyShare: share(this.#seen.length - held.length, this.#seen.length),
      busyExpected: share(busyShare(erlangs, lines), 1),
      erlangs: Math.round(erlangs),
    };
  }

  #add(ms: number | undefined): void {
    this.#seen.push({ at: performance.now(), ms });
    if (this.#seen.length > mostKept) this.#seen = this.#seen.slice(mostKept / 2);
  }

  #forget(): void {
    const since = performance.now() - lookBackMs;
    this.#seen = this.#seen.filter(({ at }) => at >= since);
  }
}
