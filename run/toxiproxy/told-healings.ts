import type { HealCheck } from "../../model/record.ts";

/** A healing of a link that came to its end, and how: `taking it off took 3 ms`. */
export interface Healing {
  readonly link: string;
  readonly detail: string;
}

/** A link that flaps is healed again and again: more alike than this become one row. */
const MOST_ALIKE = 10;
const TOOK = /^([^;]*) took (\d+) ms$/u;

const checkOf = (link: string, detail: string): HealCheck => ({
  what: `healing of link ${link}`,
  ok: true,
  detail,
});

const keyOf = ({ link, detail }: Healing): string => JSON.stringify([link, TOOK.exec(detail)?.[1] ?? detail]);

function rowsOf(alike: readonly Healing[]): readonly HealCheck[] {
  const [first] = alike;
  const name = TOOK.exec(first?.detail ?? "")?.[1];
  if (first === undefined || name === undefined || alike.length <= MOST_ALIKE)
    return alike.map(({ link, detail }) => checkOf(link, detail));
  const took = alike.map(({ detail }) => Number(TOOK.exec(detail)?.[2]));
  const range = `${Math.min(...took)} to ${Math.max(...took)} ms`;
  return [checkOf(first.link, `${name} took ${range}, ${alike.length} times`)];
}

/** Each healing as a check, those that went alike next to each other, and many of those as one. */
export function toldHealings(healings: readonly Healing[]): readonly HealCheck[] {
  const alike = new Map<string, readonly Healing[]>();
  for (const healing of healings) {
    const key = keyOf(healing);
    alike.set(key, [...(alike.get(key) ?? []), healing]);
  }
  return [...alike.values()].flatMap(rowsOf);
}
