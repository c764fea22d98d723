import type { Moment } from "./log-format.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const COMMON =
  /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?:[.,]\d{1,9})?(?: ([+-])(\d\d):?(\d\d))?$/u;
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,]\d{1,9})? ?(?:[Zz]|([+-])(\d\d):?(\d\d))?$/u;
const NUMBER = /^\d{9,19}(?:\.\d{1,9})?$/u;

/** No log is older, and a clock that was never set begins in 1970. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2199;
/** More digits are milliseconds, then microseconds, then nanoseconds. */
const MOST_SECONDS = 1e11;

const offsetOf = (sign: string | undefined, hours = "0", minutes = "0"): number =>
  (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));

type Written = string | number | undefined;
type Face = readonly [year: Written, month: Written, day: Written, ...time: Written[]];

function momentOf(face: Face, offset: number): Moment | undefined {
  const [year, month, day] = [Number(face[0]), Number(face[1]), Number(face[2])];
  const [hour, minute, second] = [Number(face[3]), Number(face[4]), Number(face[5])];
  const isTime = hour < 24 && minute < 60 && second <= 60 && Math.abs(offset) <= 14 * 60;
  if (!isTime || year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const midnight = Date.UTC(year, month, day);
  // A day that there is not becomes one of another month.
  if (new Date(midnight).getUTCMonth() !== month) return undefined;
  return { second: midnight / 1000 + hour * 3600 + minute * 60 + second - offset * 60, offset };
}

/** `06/Nov/2012:18:00:01 -0500`. */
function commonTime(text: string): Moment | undefined {
  const [found, day, month = "", year, hour, minute, second, sign, ...zone] = COMMON.exec(text) ?? [];
  if (found === undefined) return undefined;
  return momentOf([year, MONTHS.indexOf(month), day, hour, minute, second], offsetOf(sign, ...zone));
}

/** `2012-11-06T18:00:01.250-05:00`; without a zone it is taken for UTC, so that no machine reads it in its own. */
export function isoTime(text: string): Moment | undefined {
  const [found, year, month, day, hour, minute, second, sign, ...zone] = ISO.exec(text) ?? [];
  if (found === undefined) return undefined;
  return momentOf([year, Number(month) - 1, day, hour, minute, second], offsetOf(sign, ...zone));
}

/** Seconds, milliseconds, microseconds or nanoseconds since 1970. */
function epochTime(value: number): Moment | undefined {
  let second = value;
  while (second >= MOST_SECONDS) second /= 1000;
  if (!(second >= Date.UTC(FIRST_YEAR, 0) / 1000 && second < Date.UTC(LAST_YEAR, 0) / 1000)) return undefined;
  return { second: Math.floor(second), offset: 0 };
}

/** A time in any of the ways in which it is written. */
export function anyTime(value: unknown): Moment | undefined {
  if (typeof value === "number") return epochTime(value);
  if (typeof value !== "string") return undefined;
  return NUMBER.test(value) ? epochTime(Number(value)) : (isoTime(value) ?? commonTime(value));
}

/** Remembers the last answer: the calls of one second follow each other. */
export function remembered(read: (text: string) => Moment | undefined): (text: string) => Moment | undefined {
  let [known, answer]: [string, Moment | undefined] = ["", undefined];
  return (text) => {
    if (text !== known) [known, answer] = [text, read(text)];
    return answer;
  };
}
