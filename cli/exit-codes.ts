import { EnvironmentError, NotHealedError, UsageError } from "../model/errors.ts";
import type { ReadinessVerdict } from "../model/readiness.ts";

/** What each exit code promises. */
export const EXIT = {
  ready: 0,
  notReady: 1,
  usage: 2,
  environment: 3,
  notHealed: 4,
  ourBug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/** Conditions are signed by those who answer for them, and end by themselves: `.verdict` of --json tells them apart. */
export const readyCodeOf = (verdict: ReadinessVerdict): number =>
  verdict === "READY" || verdict === "READY WITH CONDITIONS" ? EXIT.ready : EXIT.notReady;

export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof EnvironmentError) return EXIT.environment;
  if (error instanceof NotHealedError) return EXIT.notHealed;
  return EXIT.ourBug;
}
