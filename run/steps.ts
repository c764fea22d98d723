import { setTimeout as delay } from "node:timers/promises";
import { $ } from "zx";
import type { Step, StepAction } from "../model/plan.ts";
import type { StepOutcome } from "../model/record.ts";
import { ask, askFailure } from "./ask.ts";

const MOST_TEXT = 2000;
const STEP_TIMEOUT_MS = 15_000;
const AGAIN_EVERY_MS = 100;

interface Answer {
  readonly ok: boolean;
  readonly output: string;
}

async function runCommand(command: string, cwd: string): Promise<Answer> {
  const output = await $({
    cwd,
    nothrow: true,
    quiet: true,
    timeout: `${STEP_TIMEOUT_MS}ms`,
  })`/bin/sh -c ${command}`;
  return { ok: output.exitCode === 0, output: `${output.stdout}${output.stderr}`.trim() };
}

async function sendRequest(action: Extract<StepAction, { kind: "http" }>): Promise<Answer> {
  try {
    const { status, text } = await ask(action.url, {
      method: action.method,
      ...(action.body === undefined
        ? {}
        : { body: action.body, headers: { "content-type": "application/json" } }),
      timeoutMs: STEP_TIMEOUT_MS,
    });
    return { ok: status >= 200 && status < 300, output: `${status} ${text}`.trim() };
  } catch (error) {
    return { ok: false, output: askFailure(error) };
  }
}

/** The action as a person would type or read it. */
export const actionText = (action: StepAction): string =>
  action.kind === "run"
    ? action.command
    : `${action.method} ${action.url}${action.body === undefined ? "" : ` ${action.body}`}`;

const act = async (action: StepAction, cwd: string): Promise<Answer> =>
  action.kind === "run" ? runCommand(action.command, cwd) : sendRequest(action);

/** Carries out one step, again and again within its time while the output is not as expected; never throws. */
export async function doStep(step: Step, cwd: string): Promise<StepOutcome> {
  const started = performance.now();
  const asExpected = ({ ok, output }: Answer): boolean =>
    ok && (step.expect === undefined || output.includes(step.expect));
  let answer = await act(step.action, cwd);
  while (!asExpected(answer) && performance.now() - started < (step.within ?? 0)) {
    await delay(AGAIN_EVERY_MS);
    answer = await act(step.action, cwd);
  }
  return outcome(step, "do", { command: actionText(step.action), answer, ok: asExpected(answer), started });
}

/** Takes one step back; a step without an undo has nothing to take back. */
export async function undoStep(step: Step, cwd: string): Promise<StepOutcome | undefined> {
  if (step.undo === undefined) return undefined;
  const started = performance.now();
  const answer = await act(step.undo, cwd);
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
    output: done.answer.output.slice(0, MOST_TEXT),
    ok: done.ok,
    tookMs: Math.round(performance.now() - done.started),
  };
}
