/** Some values of one thing, each of another repeat. */
export interface Series {
  readonly what: string;
  /** `ms`, `MB`, or nothing for a ratio. */
  readonly unit: string;
  readonly values: readonly number[];
  /** What DESIGN asks for; the median is held against it. */
  readonly atMost?: number;
}

/** One benchmark: a file of its own in this folder, and a line in `main.ts`. */
export interface Part {
  readonly name: string;
  /** What follows its name on the command line, such as `RUN`. */
  readonly usage: string;
  readonly about: string;
  /** Throws a UsageError when the arguments are not what it needs. */
  readonly measure: (args: readonly string[]) => Promise<readonly Series[]>;
}
