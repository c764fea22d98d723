import type { Complaint } from "./complaint.ts";
import type { Path, Problem } from "./problem.ts";
import { quoted } from "./wording.ts";
import type { Tree } from "./yaml/tree.ts";

interface Place {
  readonly offset: number;
  /** Nothing when the file has no such key. */
  readonly tree?: Tree;
}

const step = (tree: Tree, segment: string | number): { offset: number; tree: Tree } | undefined => {
  if (typeof segment === "string") return tree.keys?.get(segment);
  const item = tree.items?.[segment];
  return item === undefined ? undefined : { offset: item.offset, tree: item };
};

function placeOf(root: Tree, { path, on }: Pick<Problem, "path" | "on">): Place {
  let place = { offset: root.offset, tree: root };
  for (const segment of path) {
    const next = step(place.tree, segment);
    if (next === undefined) return { offset: place.tree.offset };
    place = next;
  }
  return { offset: on === "key" ? place.offset : place.tree.offset, tree: place.tree };
}

const isSentence = (text: string): boolean => !/^[a-z]/u.test(text);

/** What a complaint is about, in words: the value, or the key of a value that is too large to show. */
function subject(path: Path, tree: Tree): string {
  if (tree.written !== undefined && tree.written !== "") return quoted(tree.written);
  const key = path.at(-1);
  if (key === undefined) return "A scenario";
  return typeof key === "string" ? quoted(key) : "This entry";
}

/** The sentence for a problem: with the value or the missing key in front where the problem only says what must be. */
function sentenceFor({ path, text }: Problem, tree: Tree | undefined): string {
  if (tree === undefined) {
    const wanted = text.startsWith("must ") ? ` It ${text}.` : "";
    return `${quoted(String(path.at(-1) ?? ""))} is missing.${wanted}`;
  }
  if (isSentence(text)) return text;
  const empty = tree.value === null && text.startsWith("must ");
  return empty ? `${subject(path, tree)} is empty. It ${text}.` : `${subject(path, tree)} ${text}.`;
}

/** Puts a problem at its place in the file. */
export function located(root: Tree, problem: Problem): Complaint {
  const { offset, tree } = placeOf(root, problem);
  return { offset, text: sentenceFor(problem, tree) };
}
