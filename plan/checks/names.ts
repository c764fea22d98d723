import type { Problem } from "../problem.ts";
import { noSuch, quoted } from "../wording.ts";
import type { Tree } from "../yaml/tree.ts";
import { faultPlaces } from "./fault-places.ts";
import { find, findTexts, type FoundText } from "./find.ts";

const missingFrom = (
  names: readonly string[],
  kind: string,
  used: readonly FoundText[],
): readonly Problem[] =>
  used
    .filter(({ text }) => !names.includes(text))
    .map(({ path, text }) => ({ path, on: "value", text: noSuch(kind, text, names) }));

const twice = (kind: string, used: readonly FoundText[]): readonly Problem[] =>
  used
    .filter(({ text }, index) => used.findIndex((earlier) => earlier.text === text) < index)
    .map(({ path, text }) => ({
      path,
      on: "value",
      text: `There is already a ${kind} called ${quoted(text)}.`,
    }));

const textsOf = (root: Tree, pattern: string): readonly string[] => [
  ...new Set(findTexts(root, pattern).map(({ text }) => text)),
];

export const linkNames = (root: Tree): readonly string[] =>
  find(root, "links.*").map(({ path }) => String(path.at(-1)));

/** Names that point to nothing. A fault names what it touches with the parameters `link` and `process`. */
export function danglingNames(root: Tree): readonly Problem[] {
  const links = linkNames(root);
  const groups = find(root, "groups.*").map(({ path }) => String(path.at(-1)));
  const calls = textsOf(root, "traffic.mix.*.name");
  return [
    // Without any link or call that one complaint is enough.
    ...(links.length === 0
      ? []
      : [
          ...missingFrom(links, "link", findTexts(root, "traffic.through")),
          ...missingFrom(
            [...links, ...groups],
            groups.length === 0 ? "link" : "link or group",
            findTexts(root, ...faultPlaces("*.link")),
          ),
        ]),
    ...(calls.length === 0 ? [] : missingFrom(calls, "call", findTexts(root, "objectives.*.calls"))),
    ...missingFrom(textsOf(root, "breaks.*.id"), "break", findTexts(root, "exceptions.*.break")),
    ...missingFrom(textsOf(root, "system.*.name"), "process", findTexts(root, ...faultPlaces("*.process"))),
  ];
}

/** Names that are taken already. */
export function doubledNames(root: Tree): readonly Problem[] {
  const fixes = find(root, "breaks.*.fixes").flatMap(({ path, tree }) =>
    twice(
      "fix",
      findTexts(tree, "*.id").map((found) => ({ ...found, path: [...path, ...found.path] })),
    ),
  );
  return [
    ...twice("break", findTexts(root, "breaks.*.id")),
    ...twice("break or tabletop", findTexts(root, "breaks.*.id", "tabletops.*.id")).filter(
      ({ path }) => path[0] === "tabletops",
    ),
    ...twice("call", findTexts(root, "traffic.mix.*.name")),
    ...twice("process", findTexts(root, "system.*.name")),
    ...twice("probe", findTexts(root, "probes.*.name")),
    ...fixes,
  ];
}
