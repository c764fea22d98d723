import { BLANK } from "./escape-markdown.ts";

/** Plain JSON: a text that is empty says so, and what a class or a Map would hide from a template is gone. */
export const plain = (context: object): unknown =>
  JSON.parse(JSON.stringify(context), (_, value: unknown) =>
    typeof value === "string" && value.trim() === "" ? BLANK : value,
  );
