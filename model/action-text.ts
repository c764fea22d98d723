import type { StepAction } from "./plan.ts";

/** The action as a person would type or read it. */
export const actionText = (action: StepAction): string =>
  action.kind === "run"
    ? action.command
    : `${action.method} ${action.url}${action.body === undefined ? "" : ` ${action.body}`}`;
