import type { Proxy } from "../proxy.ts";
import type { ToxicRecord } from "../toxic-record.ts";

/** A toxic as the API shows it. */
export function showToxic({ kind, attributes, name, stream, toxicity, ttl }: ToxicRecord): object {
  return { attributes, name, type: kind.type, stream, toxicity, ...(ttl !== undefined && { ttl }) };
}

/** A proxy as the API shows it. */
export function showProxy({ name, listen, upstream, enabled, toxics }: Proxy): object {
  return { name, listen, upstream, enabled, toxics: toxics.all.map((toxic) => showToxic(toxic)) };
}
