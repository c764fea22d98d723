import type { Problem } from "../problem.ts";
import type { Tree } from "../yaml/tree.ts";
import { find } from "./find.ts";

const NEVER =
  '"kill-process" cannot go on and off: what is dead stays dead until the fault is over. Take "flapping" out, or pause the process instead.';

/** A process that is killed in a rhythm. */
export function flappingKills(root: Tree): readonly Problem[] {
  return find(root, "breaks.*").flatMap(({ path, tree }): readonly Problem[] => {
    const kills = ["fault.kill-process", "fault.*.kill-process"].flatMap((place) => find(tree, place));
    if (tree.keys?.has("flapping") !== true || kills.length === 0) return [];
    return [{ path: [...path, "flapping"], on: "key", text: NEVER }];
  });
}
