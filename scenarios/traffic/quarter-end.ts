import { z } from "zod";
import { moment } from "../../model/quantities.ts";
import { byTheClock, defineShape } from "./define-shape.ts";
import { clicksOfPeak } from "./mailing.ts";
import { minutes, times } from "./rates.ts";

/** Each e-mail is sent, and clicked on, as in `email-blast`. */
const MAILING = { sendIn: 60, halfLife: 45 };
/** E-mails cannot follow each other faster than people would bear. */
const LEAST_BETWEEN = 10;

const params = z
  .strictObject({
    from: moment.prefault("09:00").describe("When the appeals begin."),
    first: times.prefault("3x").describe("The rate at that moment, in ordinary rates."),
    full: moment.prefault("23:00").describe("When the rate without e-mails is at its highest."),
    last: times.prefault("10x").describe("The rate from then on, in ordinary rates."),
    deadline: moment.prefault("24:00").describe("When the quarter ends, and with it all of this."),
    mailEvery: minutes
      .refine((value) => value >= LEAST_BETWEEN, 'must be at least "10m"')
      .prefault("3h")
      .describe("From one e-mail to the next; the first goes out when the appeals begin."),
    mail: times.prefault("2x").describe("What an e-mail adds at its peak, in ordinary rates."),
  })
  .refine(
    ({ from, full, deadline }) => from < full && full <= deadline,
    'must have "from" before "full", and "full" not after "deadline"',
  )
  .prefault({});

type Given = z.output<typeof params>;

const appeals = (minute: number, { from, full, first, last }: Given): number =>
  first + (last - first) * Math.min(1, (minute - from) / (full - from));

function mails(minute: number, { from, mailEvery, mail }: Given): number {
  let sum = 0;
  for (let sent = from; sent <= minute; sent += mailEvery) sum += mail * clicksOfPeak(minute - sent, MAILING);
  return sum;
}

/** An ordinary rate is 1. Let the day pass 24:00, up to 26:00 for example, to see it fall off the cliff. */
export const quarterEnd = defineShape({
  name: "quarter-end",
  summary: "The last day of a quarter: more all day long, an e-mail every three hours, then a cliff.",
  source:
    "Most donations came on the last day of a quarter (Engineering in a Political Crisis, GrowSF). Judgement: all of the curve, from 3 times at 09:00 to 10 times at 23:00, and what an e-mail adds.",
  day: { from: 0, to: 26 * 60 },
  params,
  density: (given, day) =>
    byTheClock(day, (minute) =>
      minute < given.from || minute >= given.deadline ? 1 : appeals(minute, given) + mails(minute, given),
    ),
});
