import type { FailureCause } from "../../../model/record.ts";

/** Numbers of https://grafana.com/docs/k6/latest/javascript-api/error-codes that say it all. */
const CODES: ReadonlyMap<number, FailureCause> = new Map<number, FailureCause>([
  [1050, "timeout"],
  [1210, "refused"],
  [1211, "timeout"],
  [1212, "refused"],
  [1213, "refused"],
  [1220, "reset"],
]);

/** Words of Go behind the number 1000, which stands for everything else; the first that fits counts. */
const WORDS: readonly (readonly [RegExp, FailureCause])[] = [
  [/unexpected EOF/u, "cut-short"],
  [/\bEOF$|server closed|connection closed/u, "closed"],
  [/broken pipe|reset by peer|aborted/u, "reset"],
  [/timeout|deadline exceeded/u, "timeout"],
  [/refused|unreachable/u, "refused"],
  [/no such host/u, "dns"],
];

/** Statuses of 400 and more have numbers too, from 1400 on; they are answers. */
export const isUnanswered = (code: number): boolean => code >= 1000 && code < 1400;

/** Why a call got no answer, in the words of every engine. What Go cannot read as HTTP is garbage. */
export function failureCause(code: number, text: string): FailureCause {
  if (code >= 1100 && code <= 1199) return "dns";
  return CODES.get(code) ?? WORDS.find(([words]) => words.test(text))?.[1] ?? "garbage";
}
