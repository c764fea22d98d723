import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { placeVariables, type PlacesOfRun } from "../../model/place-variables.ts";

const NAME = "addresses.env";

/** The file in the folder of a run that gives the runbook's commands the addresses of that run. */
export function writeAddresses(folder: string, places: PlacesOfRun): string {
  // People act from terminals that are somewhere else.
  const file = resolve(folder, NAME);
  const lines = placeVariables(places).map(({ variable, value }) => `export ${variable}=${value}`);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}
