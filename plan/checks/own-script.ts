import type { Problem } from "../problem.ts";
import type { Tree } from "../yaml/tree.ts";
import { find, findTexts } from "./find.ts";

const PEAK =
  '"peak" is not known for a script of your own: nobody can tell when it sends most. Write a moment of the day, such as "18:00".';
const LEDGER =
  '"ledger" makes no sense with a script of your own: gameday does not know the keys of its writes. Take it out.';
const STOP =
  '"stop" makes no sense with a script of your own: nobody knows how many calls it makes, and when they are due. Take it out; "stopUnder" of an objective works.';

/** Does a k6 script of the user's own make the traffic of this scenario? */
export const isOwnScript = (root: Tree): boolean => find(root, "traffic.k6").length > 0;

/** What only planned traffic can have. */
export function notWithOwnScript(root: Tree): readonly Problem[] {
  if (!isOwnScript(root)) return [];
  const peaks = findTexts(root, "breaks.*.at").filter(({ text }) => text === "peak");
  return [
    ...peaks.map(({ path }): Problem => ({ path, on: "value", text: PEAK })),
    ...find(root, "ledger").map(({ path }): Problem => ({ path, on: "key", text: LEDGER })),
    ...find(root, "stop").map(({ path }): Problem => ({ path, on: "key", text: STOP })),
  ];
}
