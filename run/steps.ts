import { setTimeout as delay } from "node:timers/promises";
import { actionText } from "../model/action-text.ts";
import type { Step, StepAction } from "../model/plan.ts";
import type { StepOutcome } from "../model/record.ts";
import { ask, askFailure } from "./ask.ts";
import { beginningOf } from "./cut-text.ts";
import type { Journal } from "./journal/journal.ts";
import { runCommand, type Answer } from "./run-command.ts";

const MOST_TEXT = 2000;
const STEP_TIMEOUT_MS = 15_000;
const AGAIN_EVERY_MS = 100;

async function sendRequest(
  action: Extract<StepAction, { kind: "http" }>,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  try {
    const { status, text } = await ask(action.url, {
      method: action.method,
      ...(action.body === undefined
        ? {}
        : { body: action.body, headers: { "content-type": "application/json" } }),
      ...(signal === undefined ? {} : { signal }),
      timeoutMs: STEP_TIMEOUT_MS,
    });
    return { ok: status >= 200 && status < 300, output: `${status} ${text}`.trim() };
  } catch (error) {
    return { ok: false, output: askFailure(error) };
  }
}

/** Does it once, and never throws. */
export const act = async (
  action: StepAction,
  cwd: string,
  signal?: AbortSignal,
  journal?: Journal,
): Promise<Answer> =>
  action.kind === "run"
    ? runCommand(action.command, {
        cwd,
        withinMs: STEP_TIMEOUT_MS,
        journal,
        ...(signal === undefined ? {} : { signal }),
      })
    : sendRequest(action, signal);

/**
 * Carries out one step, again and again within its time while the output is not as expected; never throws. The signal
 * cuts it off.
 */
export async function doStep(
  step: Step,
  cwd: string,
  signal?: AbortSignal,
  journal?: Journal,
): Promise<StepOutcome> {
  const started = performance.now();
  const asExpected = ({ ok, output }: Answer): boolean =>
    ok && (step.expect === undefined || output.includes(step.expect));
  const mayTryAgain = (): boolean =>
    performance.now() - started < (step.within ?? 0) && signal?.aborted !== true;
  let answer = await act(step.action, cwd, signal, journal);
  while (!asExpected(answer) && mayTryAgain()) {
    await delay(AGAIN_EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (signal?.aborted !== true) answer = await act(step.action, cwd, signal, journal);
  }
  return outcome(step, "do", { command: actionText(step.action), answer, ok: asExpected(answer), started });
}

/** Takes one step back, and lets nobody cut that off; a step without an undo has nothing to take back. */
export async function undoStep(step: Step, cwd: string, journal?: Journal): Promise<StepOutcome | undefined> {
  if (step.undo === undefined) return undefined;
  const started = performance.now();
  const answer = await act(step.undo, cwd, undefined, journal);
  return outcome(step, "undo", { command: actionText(step.undo), answer, ok: answer.ok, started });
}

function outcome(
  step: Step,
  kind: StepOutcome["kind"],
  done: { command: string; answer: Answer; ok: boolean; started: number },
): StepOutcome {
  return {
    title: step.title,
    kind,
    command: done.command,
    output: beginningOf(done.answer.output, MOST_TEXT),
    ok: done.ok,
    tookMs: Math.round(performance.now() - done.started),
  };
}
