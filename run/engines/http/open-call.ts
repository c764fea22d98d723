import type { FailureCause } from "../../../model/record.ts";
import type { Millis } from "../../../model/units.ts";
import type { SecondBook } from "./second-book.ts";

/** A call that was taken up and is not settled yet. */
export interface OpenCall {
  readonly seq: number;
  readonly due: Millis;
  /** Index into the mix. */
  readonly call: number;
  readonly isWrite: boolean;
  readonly isHead: boolean;
  /** The request as it goes over the wire; emptied once the call is settled. */
  text: string;
  /** Where it is counted: the second in which it was due. */
  readonly book: SecondBook;
  /** When it was handed to a connection. */
  sent: Millis;
  isOpen: boolean;
  carrier: { fail(cause: FailureCause): void } | undefined;
}

/** Where a connection tells what became of the call that it carried, and of itself. */
export interface Settling<Carrier> {
  answered(call: OpenCall, status: number): void;
  failed(call: OpenCall, cause: FailureCause): void;
  /** Nothing was sent, because this machine could not open a connection. */
  unsent(call: OpenCall): void;
  /** The connection can carry the next call. */
  idle(carrier: Carrier): void;
  /** The connection will carry nothing any more. */
  gone(carrier: Carrier): void;
}
