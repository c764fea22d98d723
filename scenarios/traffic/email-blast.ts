import { z } from "zod";
import { moment } from "../../model/quantities.ts";
import { byTheClock, defineShape } from "./define-shape.ts";
import { clicksOfPeak } from "./mailing.ts";
import { someMinutes, times } from "./rates.ts";

/** An ordinary day, and the clicks of one e-mail on top; without `at` it goes out in the middle of the day. */
export const emailBlast = defineShape({
  name: "email-blast",
  summary: "One e-mail to the whole list: clicks rise while it is sent, then halve again and again.",
  source:
    "A full list of 20 million (InformationWeek). Judgement: sent within an hour, half of the clicks within 45 minutes, ten times the ordinary rate at the peak.",
  day: { from: 9 * 60, to: 21 * 60 },
  params: z
    .strictObject({
      at: moment.optional().describe("When the first e-mail is sent; else the middle of the day."),
      sendIn: someMinutes.prefault("1h").describe("From the first e-mail sent to the last."),
      halfLife: someMinutes.prefault("45m").describe("Half of the clicks come this soon after an e-mail."),
      peak: times
        .refine((value) => value >= 1, 'must be at least "1x", the ordinary rate')
        .prefault("10x")
        .describe("The highest rate, in ordinary rates."),
    })
    .prefault({}),
  density: ({ at, peak, ...mailing }, day) => {
    const start = at ?? (day.from + day.to) / 2;
    return byTheClock(day, (minute) => 1 + (peak - 1) * clicksOfPeak(minute - start, mailing));
  },
});
