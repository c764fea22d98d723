import { Refusal } from "../service/refusal.ts";
import { busyShare, clearsInTime, erlangsOf, minutesToClear } from "./capacity.ts";

const example = "/capacity?people=1700&every=60&lines=40&minutes=3";

const readAmount = (asked: URLSearchParams, name: string, otherwise?: number): number => {
  const text = asked.get(name) ?? otherwise?.toString() ?? "";
  const amount = Number(text);
  if (/^\d{1,7}(?:\.\d{1,3})?$/.test(text) && amount > 0) return amount;
  throw new Refusal(
    422,
    `${name} is "${text.slice(0, 20)}"; set it to a number above zero, as in ${example}`,
  );
};

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/**
 * Says of somebody's own phones whether they carry a round: people who report `each` times `every` minutes, over so many
 * lines, in calls of so many minutes that carry so many reports.
 */
export const answerCapacity = (url: string) => {
  const asked = new URL(url, "http://phones").searchParams;
  const round = {
    people: readAmount(asked, "people"),
    reportsEach: readAmount(asked, "each", 1),
    everyMinutes: readAmount(asked, "every"),
  };
  const way = {
    lines: Math.min(100_000, Math.ceil(readAmount(asked, "lines"))),
    minutesPerCall: readAmount(asked, "minutes"),
    reportsPerCall: readAmount(asked, "reports", 1),
  };
  const erlangs = erlangsOf(round, way);
  return {
    minutesToClear: rounded(minutesToClear(round, way), 1),
    clearsInTime: clearsInTime(round, way),
    erlangs: rounded(erlangs, 1),
    busyShare: rounded(busyShare(erlangs, way.lines), 3),
  };
};
