/** Something on this machine keeps PostgreSQL from starting; `hint` says what to do about it. */
export class StartError extends Error {
  override name = "StartError";
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
