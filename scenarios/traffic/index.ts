import { createRegistry } from "../../model/registry.ts";
import { constant } from "./constant.ts";
import { hours } from "./hours.ts";
import { pollsOpen } from "./polls-open.ts";
import { ramp } from "./ramp.ts";
import { spike } from "./spike.ts";
import { steps } from "./steps.ts";

/** To add a shape: write its file next to this one with `defineShape`, then add it here. Its contract test runs at once. */
export const shapes = createRegistry("shape", [pollsOpen, hours, steps, spike, ramp, constant]);
