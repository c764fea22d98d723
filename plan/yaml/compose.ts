import { Composer, Document, type YAMLError } from "yaml";
import type { Complaint } from "../complaint.ts";
import { quoted } from "../wording.ts";
import { Refusal, refuse } from "./refusal.ts";
import { tokensOf } from "./tokens.ts";

const OPTIONS = {
  stringKeys: true,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

const keyAt = (text: string, offset: number): string => {
  const [, key = ""] = /^([^:\s]+)/u.exec(text.slice(offset, offset + 80)) ?? [];
  return quoted(key);
};

const sentence = (message: string): string => {
  const line = (message.split("\n")[0] ?? "").slice(0, 160);
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}${/[.!?]$/u.test(line) ? "" : "."}`;
};

const wordsFor = (error: YAMLError, text: string): string => {
  if (error.code === "DUPLICATE_KEY") return `${keyAt(text, error.pos[0])} is here twice.`;
  if (error.code === "TAB_AS_INDENT") return "A tab cannot indent YAML. Use spaces.";
  if (error.code === "NON_STRING_KEY") return "A list or a map cannot be a key.";
  return `This is not YAML: ${sentence(error.message)}`;
};

/** Mistakes in the syntax bring others with them, so only the first is told; wrong keys stand for themselves. */
function complaintsOf(errors: readonly YAMLError[], text: string): readonly Complaint[] {
  const ordered = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const syntax = ordered.filter(({ code }) => code !== "DUPLICATE_KEY" && code !== "NON_STRING_KEY");
  const told = syntax.length > 0 ? syntax.slice(0, 1) : ordered;
  return told.map((error) => ({ offset: error.pos[0], text: wordsFor(error, text) }));
}

/** The one YAML document of a text that is known to be free of control characters. */
export function composeDocument(text: string): Document.Parsed {
  const tokens = tokensOf(text);
  const [, second] = tokens.filter((token) => token.type === "document");
  if (second !== undefined)
    refuse(second.offset, "A scenario is one YAML document, and here a second one starts.");
  const [document] = new Composer(OPTIONS).compose(tokens, true, text.length);
  if (document === undefined) refuse(0, "This file is empty.");
  if (document.errors.length > 0) throw new Refusal(complaintsOf(document.errors, text));
  return document;
}
