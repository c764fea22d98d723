import type { StepAction } from "../model/plan.ts";
import { quotedShellWord, shellWord } from "../model/shell-word.ts";

const METHOD = /^[A-Z]+$/u;

/**
 * The request as a command to copy. `--data-raw`, because `--data` reads a file where the text begins with `@`;
 * `--globoff` where brackets or braces would be taken for a list of addresses; the status last, because a step may
 * expect it.
 */
function curl(action: Extract<StepAction, { kind: "http" }>): string {
  const method = METHOD.test(action.method) ? action.method : quotedShellWord(action.method);
  const words = [
    "curl -fsS",
    String.raw`-w '\n%{http_code}\n'`,
    method === "HEAD" ? "--head" : `-X ${method}`,
  ];
  if (/[[\]{}]/u.test(action.url)) words.push("--globoff");
  if (action.body !== undefined) {
    words.push("-H 'content-type: application/json'", `--data-raw ${quotedShellWord(action.body)}`);
  }
  words.push(action.url.startsWith("http") ? shellWord(action.url) : `--url ${quotedShellWord(action.url)}`);
  return words.join(" ");
}

/** What a person types to do the same as this action. */
export const shellCommand = (action: StepAction): string =>
  action.kind === "run" ? action.command : curl(action);
