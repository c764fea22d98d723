import { createRegistry } from "../model/registry.ts";
import { choppedLink } from "./chopped-link.ts";
import { cutLink } from "./cut-link.ts";
import { hook } from "./hook.ts";
import { killProcess } from "./kill-process.ts";
import { lostAnswer } from "./lost-answer.ts";
import { pauseProcess } from "./pause-process.ts";
import { resetLink } from "./reset-link.ts";
import { slowCloseLink } from "./slow-close-link.ts";
import { slowLink } from "./slow-link.ts";
import { stalledLink } from "./stalled-link.ts";
import { thinLink } from "./thin-link.ts";

/** To add a fault: write its file next to this one with `defineFault`, then add it here and give its contract test an example. */
export const faults = createRegistry("fault", [
  slowLink,
  thinLink,
  cutLink,
  stalledLink,
  resetLink,
  choppedLink,
  lostAnswer,
  slowCloseLink,
  killProcess,
  pauseProcess,
  hook,
]);
