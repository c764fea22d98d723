import type { Refusal } from "./refusal-text.ts";
import type { Request } from "./request.ts";
import type { Rule } from "./rule.ts";

/** A request on its way, until its answer has gone. */
export interface Exchange {
  readonly request: Request;
  /** The how many-th request of the connection. */
  readonly number: number;
  /** The rules that hit it. */
  readonly rules: readonly Rule[];
  /** We answer it ourselves, and the service does not see it. */
  readonly refusal: Refusal | undefined;
  /** The last byte of the request has come. */
  isWhole: boolean;
  /** The client was told that it may send the body. */
  isTold: boolean;
  /** The connection ends behind the answer. */
  closes: boolean;
}
