import { durationText } from "../model/quantities.ts";
import { isTabletop, type ReadRunbook } from "../runbooks/index.ts";
import type { PageStyle } from "../runbooks/paragraph.ts";
import {
  failedText,
  fallbackText,
  rollBackText,
  stepsOpening,
  stepText,
  undoText,
  unprovenEnd,
  verifyText,
} from "../runbooks/step-text.ts";
import { stepsOf, type RunbookStep } from "../runbooks/steps.ts";
import type { Console } from "./console.ts";

interface Walk {
  readonly runbook: ReadRunbook;
  readonly console: Console;
  readonly style: PageStyle;
  readonly now: () => number;
}

type Answer = "worked" | "failed" | "undo" | "quit";

const ANSWERS: Readonly<Record<string, Answer>> = {
  "": "worked",
  y: "worked",
  n: "failed",
  no: "failed",
  u: "undo",
  undo: "undo",
  q: "quit",
  quit: "quit",
};

const STEP_KEYS = "Enter: it worked · n: it did not · u: how to undo it · q: stop";
const END_KEYS = "Enter: it worked · n: it did not · q: stop";

/** Asks until an answer is known; the end of the input is the end of the walk. */
async function ask({ console, now }: Walk, began: number, keys: string): Promise<Answer> {
  for (;;) {
    console.out(`\n${durationText(Math.max(0, now() - began))} since you began · ${keys}\n> `);
    const line = await console.readLine?.(new AbortController().signal);
    const answer = line === undefined ? "quit" : ANSWERS[line.trim().toLowerCase()];
    if (answer !== undefined) return answer;
    console.out(`"${line?.slice(0, 40) ?? ""}" is none of the keys.\n`);
  }
}

/** One step until it worked; after a failure or an undo it can be tried again. */
async function walkStep(walk: Walk, began: number, step: RunbookStep, of: number): Promise<Answer> {
  const { console, runbook, style } = walk;
  console.painted(`\n${stepText(step, of, style)}`);
  for (;;) {
    const answer = await ask(walk, began, STEP_KEYS);
    if (answer === "worked" || answer === "quit") return answer;
    console.painted(
      `\n${answer === "undo" ? undoText(step, style) : failedText(runbook, step.otherwise, style)}`,
    );
  }
}

/** Whether it worked, and then how to take it back. */
async function walkEnd(walk: Walk, began: number): Promise<void> {
  const { console, runbook, style } = walk;
  console.painted(`\n${verifyText(runbook, style)}`);
  for (;;) {
    const answer = await ask(walk, began, END_KEYS);
    if (answer === "quit") return;
    if (answer === "worked") break;
    console.painted(`\n${failedText(runbook, undefined, style)}`);
  }
  console.painted(`\nIt took ${durationText(walk.now() - began)}. Later, when the cause is gone:\n\n`);
  console.painted(rollBackText(runbook, style));
}

/** Walks a person through the steps of a runbook, one at a time; runs none of them. */
export async function walkSteps(walk: Walk): Promise<void> {
  const { console, runbook, style, now } = walk;
  const began = now();
  const { steps } = stepsOf(runbook);
  console.painted(stepsOpening(runbook, style));
  if (steps.length === 0) return console.painted(`\n${fallbackText(runbook, style)}`);
  for (const step of steps) {
    if ((await walkStep(walk, began, step, steps.length)) === "quit") {
      return console.out(`\nStopped at step ${step.number} of ${steps.length}. What you did stays done.\n`);
    }
  }
  if (isTabletop(runbook)) return console.painted(`\n${unprovenEnd(runbook, style)}`);
  await walkEnd(walk, began);
}
