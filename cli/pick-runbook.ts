import { EnvironmentError, UsageError } from "../model/errors.ts";
import type { ReadRunbook } from "../runbooks/index.ts";
import { namedRunbook } from "../runbooks/named-runbook.ts";
import type { Console } from "./console.ts";
import { inFlag, readableRunbooks } from "./readable-runbooks.ts";

const MOST_NAMES = 12;

/** The runbook of an id, an alert or a break; when there is none, an EnvironmentError that says which there are. */
export function pickRunbook(name: string, folder: string | undefined, console: Console): ReadRunbook {
  const runbooks = readableRunbooks(folder, console);
  const named = namedRunbook(runbooks, name);
  if (named.kind === "one") return named.runbook;
  if (named.kind === "several") {
    throw new UsageError(`"${name}" names several runbooks.`, `Say which: ${named.ids.join(", ")}.`);
  }
  const meant = named.meant === undefined ? "" : `Did you mean "${named.meant}"? `;
  const ids = runbooks.map(({ frontMatter }) => frontMatter.id);
  const more = ids.length > MOST_NAMES ? ` and ${ids.length - MOST_NAMES} more` : "";
  throw new EnvironmentError(
    `There is no runbook for "${name}".`,
    `${meant}There is: ${ids.slice(0, MOST_NAMES).join(", ")}${more}. Or search: gameday runbook find "what you see"${inFlag(folder)}`,
  );
}
