import { EnvironmentError } from "../../../model/errors.ts";
import { shellWord } from "../../../model/shell-word.ts";

const REMOTE =
  /The moduleSpecifier "(https:[^"]+)" couldn't be retrieved|only supported schemes for imports are file and https, (\S+) has/u;
const EXTENSION = /unknown modules \["([^"]+)"/u;
const MISSING = /The moduleSpecifier "([^"]+)" couldn't be found on local disk/u;
const PREAMBLE = /^could not initialize '[^']*': could not load JS test '[^']*': /u;

/** What a script wants to have that it cannot get. */
function unreachable(script: string, words: string): EnvironmentError | undefined {
  const options = { cause: new Error(words) };
  const remote = REMOTE.exec(words);
  if (remote !== null) {
    return new EnvironmentError(
      `The script "${script}" imports "${remote[1] ?? remote[2]}" from the network, and k6 runs offline.`,
      "Save that file beside the script and import it from there.",
      options,
    );
  }
  const extension = EXTENSION.exec(words)?.[1];
  if (extension !== undefined) {
    return new EnvironmentError(
      `The script "${script}" imports "${extension}", an extension that this k6 does not have.`,
      "Extensions are not fetched from the network: do without it, or put a k6 that was built with it on PATH.",
      options,
    );
  }
  const missing = MISSING.exec(words)?.[1];
  if (missing === undefined) return undefined;
  return missing === script
    ? new EnvironmentError(`There is no script "${script}".`, "Look for a mistake in its path.")
    : new EnvironmentError(
        `The script "${script}" imports "${missing}", and there is no such file.`,
        "Paths are relative to the file that imports, and need their ending.",
      );
}

/** Why a k6 ended before it could be resumed, from what its end means and its last words. */
export function startTrouble(script: string, meaning: string, words: string): EnvironmentError {
  const said = words === "" ? "it left no word" : words.replace(PREAMBLE, "").replace(/\.$/u, "");
  return (
    unreachable(script, words) ??
    new EnvironmentError(
      `The script "${script}" did not start, since k6 ${meaning}: ${said}.`,
      `Try it alone: k6 inspect ${shellWord(script)}`,
    )
  );
}
