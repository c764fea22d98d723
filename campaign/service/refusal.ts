/** An answer other than success that the caller of the service is meant to see. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const isAcquireTimeout = (error: unknown): boolean => error instanceof Error && /timeout/.test(error.message);

/** Turns a failed query into the 503 that callers know how to repeat. */
export const databaseRefusal = (error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal(503, isAcquireTimeout(error) ? "database busy" : "database unavailable");
