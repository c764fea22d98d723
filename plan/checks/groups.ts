import type { Problem } from "../problem.ts";
import { noSuch, quoted } from "../wording.ts";
import type { Tree } from "../yaml/tree.ts";
import { find, findTexts } from "./find.ts";
import { linkNames } from "./names.ts";

/** Groups with the name of a link, and members that are no links. */
export function wrongGroups(root: Tree): readonly Problem[] {
  const links = linkNames(root);
  const clashes = find(root, "groups.*")
    .filter(({ path }) => links.includes(String(path.at(-1))))
    .map(({ path }): Problem => {
      const text = `There is already a link called ${quoted(String(path.at(-1)))}: a group needs a name of its own.`;
      return { path, on: "key", text };
    });
  // Without any link that one complaint is enough.
  const members = links.length === 0 ? [] : findTexts(root, "groups.*.*");
  const strangers = members
    .filter(({ text }) => !links.includes(text))
    .map(({ path, text }): Problem => ({ path, on: "value", text: noSuch("link", text, links) }));
  return [...clashes, ...strangers];
}
