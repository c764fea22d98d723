import { z } from "zod";
import { count, moment } from "../../model/quantities.ts";
import { byTheClock, defineShape } from "./define-shape.ts";
import { someMinutes } from "./rates.ts";

const params = z
  .strictObject({
    watchers: count.prefault("37_000").describe("Poll watchers, each with a phone."),
    opens: moment.prefault("06:00").describe("When the polls open and the first logs in."),
    closes: moment.prefault("19:00").describe("When they close, and the marks end."),
    logInWithin: someMinutes.prefault("20m").describe("From the first log-in to the last; one call each."),
    marks: count.prefault(400).describe("Voters that a watcher marks in the day."),
    batch: count.prefault(5).describe("Marks that a phone sends in one call."),
  })
  .refine(
    ({ opens, closes, logInWithin }) => opens + logInWithin < closes,
    'must have time for marks: "closes" later than "opens" and "logInWithin" together',
  )
  .prefault({});

/**
 * Calls per minute. Who has logged in marks voters at a steady rate until the polls close:
 *
 *   log-ins  w / l                            while t < l
 *   batches  w · m / (b · d) · min(1, t/l)    while t < d
 *
 *   w watchers    l time of the log-ins    m marks a watcher    b marks a batch    d opening to close    t since the opening
 */
export const strikes = defineShape({
  name: "strikes",
  summary: "Poll watchers strike voters off their lists: a log-in each at the opening, then steady batches.",
  source:
    "37,000 volunteers (ORCA, 2012) and one batch for every five voters (NGP VAN, 2012); at 1,200 records a minute ORCA was shut for a time. Judgement: log-ins within 20 minutes, 400 marks a watcher, 13 hours.",
  day: { from: 5 * 60, to: 20 * 60 },
  params,
  density: ({ watchers, opens, closes, logInWithin, marks, batch }, day) => {
    const logIns = watchers / logInWithin;
    const batches = (watchers * marks) / (batch * (closes - opens));
    return byTheClock(day, (minute) => {
      if (minute < opens || minute >= closes) return 0;
      const since = minute - opens;
      return since < logInWithin ? logIns + (batches * since) / logInWithin : batches;
    });
  },
});
