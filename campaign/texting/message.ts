import { Refusal } from "../service/refusal.ts";

/** A text as the vendor takes it. `reference` is the client's: the vendor keeps it, and makes nothing of it. */
export interface Message {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly reference: string;
}

export interface KeptMessage {
  readonly sid: string;
  readonly reference: string;
  readonly status: "queued" | "failed";
  readonly errorCode: number | null;
}

// Area codes of North America begin with 2 to 9.
const numberShape = /^\+1[2-9]\d{9}$/;

interface Sent {
  readonly from?: unknown;
  readonly to?: unknown;
  readonly body?: unknown;
  readonly reference?: unknown;
}

const fieldsOf = (body: unknown): Sent => (typeof body === "object" && body !== null ? body : {});

/** Reads a message; refused with the vendor's own code for what is wrong. */
export const readMessage = (body: unknown): Message => {
  const { from, to, body: text, reference = "" } = fieldsOf(body);
  if (typeof from !== "string" || !numberShape.test(from)) throw new VendorRefusal(400, 21_212);
  if (typeof to !== "string" || !numberShape.test(to)) throw new VendorRefusal(400, 21_211);
  if (typeof text !== "string" || text === "") throw new VendorRefusal(400, 21_602);
  if (text.length > 1_600) throw new VendorRefusal(400, 21_617);
  return { from, to, body: text, reference: String(reference) };
};

const meanings = {
  20_429: "Too Many Requests",
  21_211: "Invalid 'To' Phone Number",
  21_212: "Invalid 'From' Number",
  21_602: "Message body is required",
  21_611: "This 'From' number has exceeded the maximum number of queued messages",
  21_617: "The concatenated message body exceeds the 1600 character limit",
} as const;

/** A refusal with the vendor's documented error code. */
export class VendorRefusal extends Refusal {
  readonly code: keyof typeof meanings;

  constructor(status: number, code: keyof typeof meanings) {
    super(status, meanings[code]);
    this.code = code;
  }
}
