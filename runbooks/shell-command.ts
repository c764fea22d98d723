import type { StepAction } from "../model/plan.ts";

const PLAIN = /^[\w./:@%+,-]+$/u;
const METHOD = /^[A-Z]+$/u;

/** One word of a shell command, whatever it holds. */
const quoteShell = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

const quoteIfNeeded = (word: string): string => (PLAIN.test(word) ? word : quoteShell(word));

/**
 * The request as a command to copy. `--data-raw`, because `--data` reads a file where the text begins with `@`;
 * `--globoff` where brackets or braces would be taken for a list of addresses; the status last, because a step may
 * expect it.
 */
function curl(action: Extract<StepAction, { kind: "http" }>): string {
  const method = METHOD.test(action.method) ? action.method : quoteShell(action.method);
  const words = [
    "curl -fsS",
    String.raw`-w '\n%{http_code}\n'`,
    method === "HEAD" ? "--head" : `-X ${method}`,
  ];
  if (/[[\]{}]/u.test(action.url)) words.push("--globoff");
  if (action.body !== undefined) {
    words.push("-H 'content-type: application/json'", `--data-raw ${quoteShell(action.body)}`);
  }
  words.push(action.url.startsWith("http") ? quoteIfNeeded(action.url) : `--url ${quoteShell(action.url)}`);
  return words.join(" ");
}

/** What a person types to do the same as this action. */
export const shellCommand = (action: StepAction): string =>
  action.kind === "run" ? action.command : curl(action);
