import type { Toxic } from "./toxics/toxic.ts";

export type Direction = "upstream" | "downstream";

/** A toxic as it is set on a proxy; links read their settings from here. */
export interface ToxicRecord {
  readonly kind: Toxic;
  readonly name: string;
  /** The stream as the caller wrote it, in whatever case. */
  readonly stream: string;
  readonly direction: Direction;
  toxicity: number;
  attributes: Readonly<Record<string, number>>;
  /** Milliseconds after which it comes off by itself. */
  ttl?: number;
}
