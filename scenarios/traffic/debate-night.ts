import { z } from "zod";
import { count, moment } from "../../model/quantities.ts";
import { crowdAt } from "./crowd.ts";
import { byTheClock, defineShape } from "./define-shape.ts";
import { rate, rateAboveZero, someMinutes } from "./rates.ts";

const SECONDS = 60;

const params = z
  .strictObject({
    base: rate.prefault("13_981/h").describe("Payments before and after it."),
    surge: count.prefault("26_000").describe("Payments while it lasts, all together."),
    lasts: someMinutes.prefault("15m").describe("How long it lasts."),
    peak: rateAboveZero.prefault("42/s").describe("Payments at its highest."),
    at: moment.optional().describe("When it begins; else the middle of the day."),
  })
  .prefault({});

type Given = z.output<typeof params>;

/** The mean of the surge, from 0 at the base to 1 at the peak. */
const height = ({ base, surge, lasts, peak }: Given): number =>
  (surge / (lasts * SECONDS) - base) / (peak - base);

const reachesItsPeak = (given: Given): boolean => height(given) >= 0.5 && height(given) < 1;

const UNFIT =
  "must have a mean (surge / lasts) that is nearer to its peak than to its base, and below the peak, such as { base: 4/s, surge: 26_000, lasts: 15m, peak: 42/s }";

/**
 * A surge whose length, total and peak were counted. With both edges alike, one curve of straight lines fits:
 *
 *   h = l · (2 (m - b) / (p - b) - 1)        m = surge / l
 *
 *   l how long it lasts     b base     p peak     h how long it stays at the peak, in its middle
 */
export const debateNight = defineShape({
  name: "debate-night",
  summary: "A speech on a primary or debate night: a quarter of an hour that beats the best hour so far.",
  source:
    "ActBlue, New Hampshire primary night, 2016: 26,000 contributions in 15 minutes, 13,981 in the best hour before (ActBlue); 42 card payments and 5,000 requests a second at the peak, so 119 requests a payment (RailsConf 2017). Judgement: straight edges, and that best hour as the rate around it.",
  day: { from: 20 * 60, to: 24 * 60 },
  params: params.refine(reachesItsPeak, UNFIT),
  density: (given, day) => {
    const { base, peak, lasts, at = (day.from + day.to) / 2 } = given;
    const hold = lasts * (2 * height(given) - 1);
    const edge = (lasts - hold) / 2;
    const crowd = { rise: edge, hold, decay: edge };
    return byTheClock(day, (minute) => base + (peak - base) * crowdAt(minute - at, crowd));
  },
});
