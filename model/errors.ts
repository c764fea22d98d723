/** An error that somebody can act on: what is wrong with the value in quotes, then what to do. */
abstract class ExplainedError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
    this.name = new.target.name;
  }
}

/** You: a flag or a file is wrong. Exit code 2. */
export class UsageError extends ExplainedError {}

/** Your machine or the system under test: a port is taken, a program is missing, a process died. Exit code 3. */
export class EnvironmentError extends ExplainedError {}

/** A fault could not be proven gone. Exit code 4; the hint is the exact command that finishes the job. */
export class NotHealedError extends ExplainedError {}

export const isExplained = (error: unknown): error is ExplainedError => error instanceof ExplainedError;

/** The text of whatever was thrown, for messages and records. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
