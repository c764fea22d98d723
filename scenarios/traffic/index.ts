import { createRegistry } from "../../model/registry.ts";
import { constant } from "./constant.ts";
import { deadline } from "./deadline.ts";
import { debateNight } from "./debate-night.ts";
import { emailBlast } from "./email-blast.ts";
import { fiveDayRamp } from "./five-day-ramp.ts";
import { hours } from "./hours.ts";
import { lookupMorning } from "./lookup-morning.ts";
import { pollCloseSteps } from "./poll-close-steps.ts";
import { pollsOpen } from "./polls-open.ts";
import { quarterEnd } from "./quarter-end.ts";
import { ramp } from "./ramp.ts";
import { spike } from "./spike.ts";
import { steps } from "./steps.ts";
import { strikes } from "./strikes.ts";
import { tvSpike } from "./tv-spike.ts";

/** To add a shape: write its file next to this one with `defineShape`, then add it here. Its contract test runs at once. */
export const shapes = createRegistry("shape", [
  pollsOpen,
  lookupMorning,
  strikes,
  pollCloseSteps,
  fiveDayRamp,
  tvSpike,
  debateNight,
  emailBlast,
  quarterEnd,
  deadline,
  hours,
  steps,
  spike,
  ramp,
  constant,
]);
