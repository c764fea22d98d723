import { createRegistry } from "../model/registry.ts";
import { choppedLink } from "./chopped-link.ts";
import { cutAnswers } from "./cut-answers.ts";
import { cutLink } from "./cut-link.ts";
import { hook } from "./hook.ts";
import { killProcess } from "./kill-process.ts";
import { lostAnswer } from "./lost-answer.ts";
import { pauseProcess } from "./pause-process.ts";
import { refusedCalls } from "./refused-calls.ts";
import { repointLink } from "./repoint-link.ts";
import { resetLink } from "./reset-link.ts";
import { slowCalls } from "./slow-calls.ts";
import { slowCloseLink } from "./slow-close-link.ts";
import { slowHeaders } from "./slow-headers.ts";
import { slowLink } from "./slow-link.ts";
import { stalledLink } from "./stalled-link.ts";
import { thinLink } from "./thin-link.ts";

/** To add a fault: write its file next to this one with `defineFault`, then add it here and give its contract test an example. */
export const faults = createRegistry("fault", [
  slowLink,
  thinLink,
  cutLink,
  repointLink,
  stalledLink,
  resetLink,
  choppedLink,
  lostAnswer,
  slowCloseLink,
  refusedCalls,
  slowCalls,
  cutAnswers,
  slowHeaders,
  killProcess,
  pauseProcess,
  hook,
]);
