import { badBody } from "../api-error.ts";
import { MILLISECONDS } from "../toxics/toxic.ts";
import type { Fields } from "./fields.ts";

/** How many milliseconds something lasts before the server undoes it by itself. */
export function readTtl(fields: Fields): number | undefined {
  const ttl = fields.integer("ttl");
  if (ttl !== undefined && (ttl < 1 || ttl > MILLISECONDS.max)) {
    throw badBody(`ttl must be between 1 and ${MILLISECONDS.max}, not ${ttl}`);
  }
  return ttl;
}
