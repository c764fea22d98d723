import { invalidName, nameTooLong } from "../api-error.ts";

const LONGEST = 200;

/** Refuses a name that could not be written in a path of this API. */
export function checkName(name: string): void {
  if (name.length > LONGEST) throw nameTooLong(name.length, LONGEST);
  if (!/^[\w.-]+$/.test(name) || name === "." || name === "..") throw invalidName(name);
}
