import { CallSums, CheckSums, type Place } from "./row-sums.ts";

/** All that happened in one second. */
export class SecondBook {
  readonly calls = new Map<string, CallSums>();
  readonly checks = new Map<string, CheckSums>();
  sent = 0;
  dropped = 0;
}

const keyOf = ({ phase, class: callClass }: Place, name: string): string => `${callClass} ${phase} ${name}`;

/** The seconds that are not handed out yet. */
export class Seconds {
  private readonly books = new Map<number, SecondBook>();

  at(second: number): SecondBook {
    const known = this.books.get(second);
    if (known !== undefined) return known;
    const book = new SecondBook();
    this.books.set(second, book);
    return book;
  }

  calls(place: Place, name: string): CallSums {
    const { calls } = this.at(place.second);
    const key = keyOf(place, name);
    const known = calls.get(key);
    if (known !== undefined) return known;
    const sums = new CallSums(place, name);
    calls.set(key, sums);
    return sums;
  }

  check(place: Place, name: string): CheckSums {
    const { checks } = this.at(place.second);
    const key = keyOf(place, name);
    const known = checks.get(key);
    if (known !== undefined) return known;
    const sums = new CheckSums(place, name);
    checks.set(key, sums);
    return sums;
  }

  /** Takes out the seconds before this one, in their order. */
  takeBefore(before: number): readonly (readonly [number, SecondBook])[] {
    const taken = [...this.books].filter(([second]) => second < before).sort(([a], [b]) => a - b);
    for (const [second] of taken) this.books.delete(second);
    return taken;
  }
}
