import { readFileSync } from "node:fs";
import { reasonOf, UsageError } from "../../model/errors.ts";
import { readRunbook, type ReadRunbook } from "../../runbooks/index.ts";
import { runbooksIn } from "../runbook-folder.ts";

function readNamed(file: string): ReadRunbook {
  try {
    return readRunbook(readFileSync(file, "utf8"), file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `The runbook "${file}" cannot be read: ${reasonOf(error)}.`,
      "Check its name, or leave --runbook out: then the published one is taken.",
      { cause: error },
    );
  }
}

/** The runbook that people may ask for: the file they name, or that of the break; to have none is no error. */
export function findRunbook(named: string | undefined, id: string): ReadRunbook | undefined {
  if (named !== undefined) return readNamed(named);
  try {
    return runbooksIn(undefined).find(({ frontMatter }) => frontMatter.id === id);
  } catch (error) {
    // No folder with runbooks, or one that cannot be read: they would find nothing there on the day either.
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
