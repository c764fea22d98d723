import { invalidName } from "../api-error.ts";

/** Refuses a name that could not be written in a path of this API. */
export function checkName(name: string): void {
  if (!/^[\w.-]+$/.test(name) || name === "." || name === "..") throw invalidName(name);
}
