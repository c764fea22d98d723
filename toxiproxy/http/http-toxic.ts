import { PATTERN } from "./path-pattern.ts";

export type HttpValue = number | string | boolean;
export type HttpValues = Readonly<Record<string, HttpValue>>;

/** What an attribute may be; one not given is 0, "" or false. */
export type HttpAttribute =
  | { readonly is: "number"; readonly min: number; readonly max: number }
  | { readonly is: "text"; readonly fits: RegExp; readonly wanted: string }
  | { readonly is: "flag" };

/** What becomes of a request that is hit, or of its answer. */
export type HttpEffect =
  | { readonly does: "refuse"; readonly status: number; readonly retryAfter: number; readonly body: string }
  | { readonly does: "delay"; readonly ms: number }
  | { readonly does: "cut"; readonly bytes: number; readonly honest: boolean }
  | { readonly does: "trickle"; readonly ms: number };

/**
 * A toxic that a real Toxiproxy does not have: it works on single requests and their answers rather than on bytes, and its
 * toxicity is the share of the requests.
 */
export interface HttpToxic {
  readonly type: string;
  readonly attributes: Readonly<Record<string, HttpAttribute>>;
  /** What is wrong between attributes that are each as they should be. */
  problem?(values: HttpValues): string | undefined;
  /** `draw` is a number in [0, 1), for what is left to chance. */
  effect(values: HttpValues, draw: number): HttpEffect;
}

/** Which requests a toxic means: every one has these. */
export const WHICH = {
  path: {
    is: "text",
    fits: PATTERN,
    wanted: 'must be a path that begins with "/", or a pattern with "*"',
  },
  method: { is: "text", fits: /^(?:[A-Z]{1,20})?$/u, wanted: 'must be a method such as "POST", or ""' },
} as const satisfies Record<string, HttpAttribute>;

export const numberOf = (values: HttpValues, name: string): number => Number(values[name] ?? 0);
export const textOf = (values: HttpValues, name: string): string => String(values[name] ?? "");
