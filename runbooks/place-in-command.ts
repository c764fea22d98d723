import type { PlaceVariable } from "../model/place-variables.ts";
import { piecesOf } from "./shell-pieces.ts";

type Quote = "none" | "single" | "double";

/** What makes quotes mean something else: commands within commands, here-documents, comments, other kinds of quotes. */
const TOO_CLEVER = /\$\(|`|<<|\$'|\$"|(?:^|\s)#/u;

const OPENED: Readonly<Record<Quote, Readonly<Record<string, Quote>>>> = {
  none: { "'": "single", '"': "double" },
  single: { "'": "none" },
  double: { '"': "none" },
};

/** In which quotes the end of the text stands, or nothing where a backslash reaches into what comes next. */
function quoteAfter(text: string, before: Quote): Quote | undefined {
  let quote = before;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\" && quote !== "single") at += 1;
    if (at >= text.length) return undefined;
    if (character !== "\\") quote = OPENED[quote][character] ?? quote;
  }
  return quote;
}

const IN_QUOTES: Readonly<Record<Quote, (expansion: string) => string>> = {
  none: (expansion) => `"${expansion}"`,
  single: (expansion) => `'"${expansion}"'`,
  double: (expansion) => expansion,
};

/** `''"${A}"'/b'` reads better as `"${A}/b"`, and is the same word. */
const tidy = (command: string): string =>
  command
    .replaceAll(/(?<=^|[\s=><;&|(])''(?="\$\{)/gu, "")
    .replaceAll(/(?<="\$\{\w+(?::\?|##\*:)\}")''(?=$|[\s;&|)])/gu, "")
    .replaceAll(/("\$\{\w+(?::\?|##\*:)\})"'([\w./:@%+,=-]*)'/gu, '$1$2"');

/**
 * A shell command with variables in place of the addresses of its run, in whatever quotes they stand; as it is where
 * its quotes cannot be told for sure.
 */
export function withVariables(command: string, variables: readonly PlaceVariable[]): string {
  const pieces = piecesOf(command, variables);
  if (TOO_CLEVER.test(command)) return command;
  let quote: Quote | undefined = "none";
  let written = "";
  for (const piece of pieces) {
    if (quote === undefined) return command;
    if ("expansion" in piece) written += IN_QUOTES[quote](piece.expansion);
    else {
      written += piece.text;
      quote = quoteAfter(piece.text, quote);
    }
  }
  return pieces.some((piece) => "expansion" in piece) ? tidy(written) : command;
}
