/**
 * What a toxic is made of.
 *
 *   source ─▶ stage ─▶ stage ─▶ … ─▶ destination      (one link: one direction of one connection)
 *
 * Each toxic that applies to a link runs there as one stage and passes on what it lets through by its outlet.
 */

/** Takes the bytes of one direction of one connection, in order, and then its end. */
export interface Sink {
  data(chunk: Buffer): void;
  end(): void;
}

/** Where a stage sends what it lets through, and what it may ask for. */
export interface Outlet<Attribute extends string = string> extends Sink {
  /** The value in force now: it changes while the stage lives. */
  attribute(name: Attribute): number;
  /** The next draw in [0, 1): the n-th is the same in every run with the same seed. */
  random(): number;
  /** Breaks the connection off with a TCP reset on both sides. */
  reset(): void;
}

/** One toxic at work on one link; the optional parts are capabilities of those that need them. */
export interface Stage extends Sink {
  /** Lets out at once, in order, everything it holds. */
  flush?(): void;
  /** Starts again after a change of the settings or of the next stage; without it, `flush` does. */
  restart?(): void;
  /** Tells that no more should be read from the source for now. */
  isFull?(): boolean;
  /** The toxic has been taken off this live connection, after `flush`. */
  removed?(): void;
  /** The connection is over: stops every timer and forgets what it holds. */
  stop?(): void;
}

/** Whole numbers an attribute may have; one not given is 0. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export interface Toxic<Attribute extends string = string> {
  readonly type: string;
  readonly attributes: Readonly<Record<Attribute, Range>>;
  /** What is wrong between attributes that are each in range. */
  problem?(values: Readonly<Record<Attribute, number>>): string | undefined;
  start(outlet: Outlet<Attribute>): Stage;
}

/** The longest a Node timer can wait, about 24 days. */
const LONGEST_WAIT_MS = 2_147_483_647;

export const MILLISECONDS: Range = { min: 0, max: LONGEST_WAIT_MS };
export const AMOUNT: Range = { min: 0, max: Number.MAX_SAFE_INTEGER };
