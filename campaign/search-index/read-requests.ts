import { randomUUID } from "node:crypto";
import { Refusal } from "../service/refusal.ts";
import type { Indexed } from "./inverted-index.ts";

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

const parse = (line: string, number: number): Readonly<Record<string, unknown>> => {
  try {
    return fieldsOf(JSON.parse(line));
  } catch {
    throw new Refusal(400, `Malformed line [${number}], expected an object`);
  }
};

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The documents of a body of the bulk interface: `{"index":{"_id":"…"}}` and a document, in turn. Without an id each is a new one. */
export const readBulk = (body: string): readonly Indexed[] => {
  if (!body.endsWith("\n")) throw new Refusal(400, "The bulk request must be terminated by a newline [\\n]");
  const lines = body
    .split("\n")
    .slice(0, -1)
    .map((line, index) => parse(line, index + 1));
  if (lines.length % 2 === 1) throw new Refusal(400, "The last action has no document");
  return lines.flatMap((action, at) => {
    if (at % 2 === 1) return [];
    const { _id: id = randomUUID() } = fieldsOf(action["index"]);
    const { title, text } = lines[at + 1] ?? {};
    return { id: String(id), title: textOf(title), text: textOf(text) };
  });
};

const mostHits = 10_000;

/** The words of `{"query":{"match":{"text":{"query":"…"}}},"size":10}`. */
export const readQuery = (json: unknown): { readonly words: string; readonly size: number } => {
  const { query, size = 10 } = fieldsOf(json);
  const { query: words } = fieldsOf(fieldsOf(fieldsOf(query)["match"])["text"]);
  if (typeof words !== "string") throw new Refusal(400, "only match queries on text are understood");
  if (typeof size !== "number" || size < 0 || size > mostHits)
    throw new Refusal(400, `size must be from 0 to ${mostHits}`);
  return { words, size };
};
