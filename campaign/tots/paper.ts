import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";

/** A document of the press or of the research desk: its text as it came, and the names in it, once they are found. */
export interface Paper {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly names: readonly string[] | undefined;
}

const mostTitle = 300;
const mostText = 12_000;

const textIn = (value: unknown, name: string, most: number): string => {
  if (typeof value === "string" && value !== "" && value.length <= most) return value;
  throw new Refusal(422, `${name} must be text of 1 to ${most} characters`);
};

export const readPaper = (key: string | string[] | undefined, json: unknown): Paper => {
  const { title, text }: { title?: unknown; text?: unknown } =
    typeof json === "object" && json !== null ? json : {};
  return {
    key: readKey(key),
    title: textIn(title, "title", mostTitle),
    text: textIn(text, "text", mostText),
    names: undefined,
  };
};
