import type { Path } from "../problem.ts";
import type { Tree } from "../yaml/tree.ts";

/** A place of the file with what is there. */
export interface Found {
  readonly path: Path;
  readonly tree: Tree;
}

export interface FoundText {
  readonly path: Path;
  readonly text: string;
}

const childrenOf = ({ path, tree }: Found): readonly Found[] => [
  ...[...(tree.keys ?? [])].map(([key, child]) => ({ path: [...path, key], tree: child.tree })),
  ...(tree.items ?? []).map((child, index) => ({ path: [...path, index], tree: child })),
];

const descendants = (found: Found): readonly Found[] => [found, ...childrenOf(found).flatMap(descendants)];

const next = (found: Found, segment: string): readonly Found[] => {
  if (segment === "**") return descendants(found);
  if (segment === "*") return childrenOf(found);
  const child = found.tree.keys?.get(segment);
  return child === undefined ? [] : [{ path: [...found.path, segment], tree: child.tree }];
};

/** All places of a pattern such as `breaks.*.fault`: `*` is any key or entry, `**` anything below. */
export const find = (root: Tree, pattern: string): readonly Found[] =>
  pattern
    .split(".")
    .reduce<readonly Found[]>(
      (places, segment) => places.flatMap((place) => next(place, segment)),
      [{ path: [], tree: root }],
    );

/** The texts at the places of some patterns; what is not text there is for the schema to refuse. */
export const findTexts = (root: Tree, ...patterns: readonly string[]): readonly FoundText[] =>
  patterns
    .flatMap((pattern) => find(root, pattern))
    .flatMap(({ path, tree }) => (typeof tree.value === "string" ? [{ path, text: tree.value }] : []));
