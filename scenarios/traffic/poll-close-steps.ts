import { z } from "zod";
import { moment } from "../../model/quantities.ts";
import { byTheClock, defineShape } from "./define-shape.ts";
import { someMinutes } from "./rates.ts";
import { weight } from "./weights.ts";

const closing = z.strictObject({
  at: moment.describe("When the polls close."),
  weight: weight.describe("How much this closing brings, such as its number of states."),
});

/** States, and DC with those of 20:00, by the Eastern Time at which their last polls closed in 2016 (The Guardian). */
const CLOSINGS_2016 = [
  { at: "18:00", weight: 2 },
  { at: "19:00", weight: 6 },
  { at: "19:30", weight: 3 },
  { at: "20:00", weight: 20 },
  { at: "20:30", weight: 1 },
  { at: "21:00", weight: 9 },
  { at: "22:00", weight: 5 },
  { at: "23:00", weight: 4 },
  { at: "24:00", weight: 1 },
];

/** Each closing brings a crowd at once, which is gone in a straight line; crowds add up. */
export const pollCloseSteps = defineShape({
  name: "poll-close-steps",
  summary: "Election night: a crowd at each closing of polls from East to West, each gone in minutes.",
  source:
    "2, 6, 3, 20, 1, 9, 5, 4 and 1 of the 50 states and DC closed from 18:00 to midnight Eastern Time, 2016 (The Guardian). Judgement: that a closing brings as much as it has states, 15 minutes until its crowd is gone, the rate in between.",
  day: { from: 17 * 60, to: 25 * 60 },
  params: z
    .strictObject({
      closings: z
        .array(closing)
        .min(1, "must have at least one closing")
        .max(100, "must have at most 100 closings")
        .prefault(CLOSINGS_2016),
      decay: someMinutes.prefault("15m").describe("How long until the crowd of a closing is gone."),
      base: weight.default(1).describe("The rate in between; 1 is what one state brings."),
    })
    .prefault({}),
  density: ({ closings, decay, base }, day) => {
    const left = (since: number): number => (since < 0 || since >= decay ? 0 : 1 - since / decay);
    return byTheClock(day, (minute) =>
      closings.reduce((sum, closed) => sum + closed.weight * left(minute - closed.at), base),
    );
  },
});
