import type { PlaceVariable } from "../model/place-variables.ts";
import type { StepAction } from "../model/plan.ts";
import { quotedShellWord, shellWord } from "../model/shell-word.ts";
import { withVariables } from "./place-in-command.ts";
import { piecesOf } from "./shell-pieces.ts";

const METHOD = /^[A-Z]+$/u;

/** An address as one word of a command: `"http://${GOTV:?}/x"` where what is around the variable is plain, otherwise each piece in its own quotes. */
function wordWith(text: string, variables: readonly PlaceVariable[], quoted: typeof shellWord): string {
  const pieces = piecesOf(text, variables);
  if (!pieces.some((piece) => "expansion" in piece)) return quoted(text);
  const isPlain = pieces.every((piece) => "expansion" in piece || shellWord(piece.text) === piece.text);
  return isPlain
    ? `"${pieces.map((piece) => ("expansion" in piece ? piece.expansion : piece.text)).join("")}"`
    : pieces
        .map((piece) => ("expansion" in piece ? `"${piece.expansion}"` : quotedShellWord(piece.text)))
        .join("");
}

/** An address as one word, which no program takes for an option. */
export const shellTextWith = (url: string, variables: readonly PlaceVariable[]): string =>
  url.startsWith("http")
    ? wordWith(url, variables, shellWord)
    : `--url ${wordWith(url, variables, quotedShellWord)}`;

/**
 * The request as a command to copy. `--data-raw`, because `--data` reads a file where the text begins with `@`;
 * `--globoff` where brackets or braces would be taken for a list of addresses; the status last, because a step may
 * expect it.
 */
function curl(action: Extract<StepAction, { kind: "http" }>, variables: readonly PlaceVariable[]): string {
  const method = METHOD.test(action.method) ? action.method : quotedShellWord(action.method);
  const words = [
    "curl -fsS",
    String.raw`-w '\n%{http_code}\n'`,
    method === "HEAD" ? "--head" : `-X ${method}`,
  ];
  if (/[[\]{}]/u.test(action.url)) words.push("--globoff");
  if (action.body !== undefined) {
    const body = wordWith(action.body, variables, quotedShellWord);
    words.push("-H 'content-type: application/json'", `--data-raw ${body}`);
  }
  words.push(shellTextWith(action.url, variables));
  return words.join(" ");
}

/** What a person types to do the same as this action; addresses that only one run had are variables of the shell. */
export const shellCommand = (action: StepAction, variables: readonly PlaceVariable[] = []): string =>
  action.kind === "run" ? withVariables(action.command, variables) : curl(action, variables);
