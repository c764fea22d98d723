import type { Complaint } from "../complaint.ts";

/** Thrown when reading cannot go on; it never leaves this folder. */
export class Refusal extends Error {
  readonly complaints: readonly Complaint[];

  constructor(complaints: readonly Complaint[]) {
    super("refused");
    this.complaints = complaints;
  }
}

export function refuse(offset: number, text: string): never {
  throw new Refusal([{ offset, text }]);
}
