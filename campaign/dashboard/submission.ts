import type { IncomingMessage } from "node:http";
import { readContact } from "../core/read-request.ts";
import type { Contact } from "../core/people.ts";
import type { Codec } from "../service/outbox-segment.ts";

/** What an office types in after a canvass; its key comes with the form, so that a form sent twice counts once. */
export type Submission = Contact;

export const readSubmission: (request: IncomingMessage) => Promise<Submission> = readContact;

/** A submission as it waits on disk. */
export const submissionOnDisk: Codec<Submission> = {
  write: ({ key, person, outcome }) => [key, person, outcome],
  read: ([key, person, outcome]) =>
    typeof key === "string" && typeof outcome === "string"
      ? { key, person: Number(person), outcome }
      : undefined,
};
