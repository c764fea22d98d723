import { z } from "zod";
import { nearest } from "../model/nearest.ts";

const KINDS: Readonly<Record<string, string>> = {
  object: "a map",
  record: "a map",
  array: "a list",
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

const LONGEST = 60;

/** A value of a file, safe to show: on one line, not too long. */
export const quoted = (value: string): string =>
  JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);

/** A text of a file that is shown whole: breaks, and marks that steer a terminal or turn a text around, become spaces. */
export const onOneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, " ").trim();

export const didYouMean = (word: string): string => `Did you mean ${JSON.stringify(word)}?`;

/** What was probably meant, or else everything that is allowed. */
function advice(wrong: string, allowed: readonly string[]): string {
  const meant = nearest(wrong, allowed);
  if (meant !== undefined) return didYouMean(meant);
  return allowed.length === 0 ? "Nothing is allowed here." : `Allowed here: ${allowed.join(", ")}.`;
}

/** `There is no link called "databse". Did you mean "database"?` */
export function noSuch(kind: string, wrong: string, names: readonly string[]): string {
  const start = `There is no ${kind} called ${quoted(wrong)}.`;
  const meant = nearest(wrong, names);
  if (meant !== undefined) return `${start} ${didYouMean(meant)}`;
  return names.length === 0
    ? `${start} There is none at all.`
    : `${start} Choose one of: ${names.join(", ")}.`;
}

/** What to say about a key that a map does not have. */
export const unknownKey = (key: string, allowed: readonly string[]): string =>
  `${quoted(key)} is not a key here. ${advice(key, allowed)}`;

const unknownKeys = (keys: readonly string[], schema: unknown): string => {
  const allowed = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return keys.map((key) => unknownKey(key, allowed)).join("\n");
};

const unknownValue = (input: unknown, values: readonly unknown[]): string => {
  const allowed = values.map(String);
  const meant = typeof input === "string" ? nearest(input, allowed) : undefined;
  if (typeof input !== "string" || meant === undefined) return `must be one of: ${allowed.join(", ")}`;
  return `${quoted(input)} is not known here. ${didYouMean(meant)}`;
};

const limit = (
  issue: { inclusive?: boolean | undefined },
  inside: string,
  outside: string,
  end: unknown,
): string => `must be ${issue.inclusive === true ? inside : outside} ${String(end)}`;

/** Words for what a schema refuses without words of its own. */
export const wording: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === "invalid_type") return `must be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === "unrecognized_keys") return unknownKeys(issue.keys, issue.inst);
  if (issue.code === "invalid_value") return unknownValue(issue.input, issue.values);
  if (issue.code === "too_small") return limit(issue, "at least", "more than", issue.minimum);
  if (issue.code === "too_big") return limit(issue, "at most", "less than", issue.maximum);
  return issue.code === "invalid_union" ? "" : "is not allowed here";
};
