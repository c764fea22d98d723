import type { HttpToxic, HttpValues } from "./http/http-toxic.ts";
import type { Toxic } from "./toxics/toxic.ts";

export type Direction = "upstream" | "downstream";

interface Settings<Kind, Values> {
  readonly kind: Kind;
  readonly name: string;
  /** The stream as the caller wrote it, in whatever case. */
  readonly stream: string;
  readonly direction: Direction;
  toxicity: number;
  attributes: Values;
  /** Milliseconds after which it comes off by itself. */
  ttl?: number;
}

/** A toxic on the bytes of connections. */
export type ByteToxicRecord = Settings<Toxic, Readonly<Record<string, number>>>;
/** A toxic on requests and their answers. */
export type HttpToxicRecord = Settings<HttpToxic, HttpValues>;

/** A toxic as it is set on a proxy; connections read their settings from here. */
export type ToxicRecord = ByteToxicRecord | HttpToxicRecord;

export const isHttp = (toxic: ToxicRecord): toxic is HttpToxicRecord => "effect" in toxic.kind;
