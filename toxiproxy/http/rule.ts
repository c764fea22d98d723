import type { SeededRandom } from "../seeded-random.ts";
import type { HttpToxicRecord } from "../toxic-record.ts";
import { textOf, type HttpEffect } from "./http-toxic.ts";
import { isMeant } from "./path-pattern.ts";
import type { Request } from "./request.ts";

/** One HTTP toxic on one connection. */
export interface Rule {
  readonly toxic: HttpToxicRecord;
  readonly random: SeededRandom;
}

/** Whether a rule hits the n-th request of its connection: the dice fall the same way in every run with the same seed. */
export function hits({ toxic, random }: Rule, { path, method }: Request, n: number): boolean {
  const { attributes, toxicity } = toxic;
  const wanted = textOf(attributes, "method");
  if (wanted !== "" && wanted !== method) return false;
  return isMeant(path, textOf(attributes, "path")) && random.draw(2 * n) < toxicity;
}

/** What a rule does to the n-th request, with the settings that the toxic has now. */
export const effectOf = ({ toxic, random }: Rule, n: number): HttpEffect =>
  toxic.kind.effect(toxic.attributes, random.draw(2 * n + 1));
