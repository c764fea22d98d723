import { askFailure, type Reply } from "../ask.ts";

/** Toxiproxy said no, or said nothing that can be understood; with its status and its own words. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Nothing came back: `late` is a Toxiproxy that hangs, `gone` is one that does not listen any more. */
export class NoAnswer extends Error {
  readonly why: "late" | "gone" | "broken";

  constructor(why: NoAnswer["why"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.why = why;
  }
}

export const isGone = (error: unknown): boolean => error instanceof NoAnswer && error.why === "gone";

/** Its own 503 comes when a handler was stuck for 25 seconds: the same as no answer. */
export const hangs = (error: unknown): boolean =>
  (error instanceof NoAnswer && error.why === "late") || (error instanceof Refusal && error.status === 503);

const causeCode = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error && "code" in error.cause
    ? error.cause.code
    : undefined;

/** Why a request of ours came back without an answer. */
export function noAnswer(error: unknown, withinMs: number): NoAnswer {
  if (error instanceof Error && error.name === "TimeoutError") {
    return new NoAnswer("late", `no answer within ${withinMs} ms`, { cause: error });
  }
  const why = causeCode(error) === "ECONNREFUSED" ? "gone" : "broken";
  return new NoAnswer(why, askFailure(error), { cause: error });
}

function wordsOf(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && "error" in parsed) return String(parsed.error);
  } catch {
    if (/<html|<!doctype/iu.test(text)) return "a page of HTML";
  }
  return text.trim().slice(0, 200);
}

/** The JSON text of an answer; refusals are errors with the words of the server. */
export function jsonIn({ status, text }: Reply): string {
  if (status < 200 || status > 299) {
    throw new Refusal(status, `status ${status}${text.trim() === "" ? "" : `, ${wordsOf(text)}`}`);
  }
  return text.trim() === "" ? "null" : text;
}
