import type { IncomingMessage } from "node:http";
import { readJson } from "../service/read-json.ts";
import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";
import type { Contact } from "./people.ts";

const largestId = 0x7fff_ffff;
const outcomeShape = /^[\w -]{1,64}$/;

export const readId = (request: IncomingMessage): number => {
  const text = new URL(request.url ?? "/", "http://core").searchParams.get("id") ?? "";
  if (/^\d{1,10}$/.test(text) && Number(text) <= largestId) return Number(text);
  throw new Refusal(400, "id must be a whole number");
};

/** What the field reports after it met somebody. */
export const readContact = async (request: IncomingMessage): Promise<Contact> => {
  const key = readKey(request.headers["idempotency-key"]);
  const body = await readJson(request);
  const { person, outcome }: Record<string, unknown> =
    typeof body === "object" && body !== null ? { ...body } : {};
  const isId = typeof person === "number" && Number.isInteger(person) && person >= 0 && person <= largestId;
  if (!isId) throw new Refusal(422, "person must be a whole number");
  if (typeof outcome !== "string" || !outcomeShape.test(outcome))
    throw new Refusal(422, "outcome must be 1 to 64 letters, digits, spaces, - or _");
  return { key, person, outcome };
};
