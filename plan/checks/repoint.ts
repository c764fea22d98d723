import type { Problem } from "../problem.ts";
import { quoted } from "../wording.ts";
import type { Tree } from "../yaml/tree.ts";
import { faultPlaces } from "./fault-places.ts";
import { find, findTexts } from "./find.ts";

const textAt = ({ keys }: Tree, key: string): string | undefined => {
  const value = keys?.get(key)?.tree.value;
  return typeof value === "string" ? value : undefined;
};

function complaintAbout(root: Tree, link: string | undefined, to: string): string | undefined {
  const [entered] = findTexts(root, "links.*.listen").filter(({ text }) => text === to);
  if (entered !== undefined) {
    return `${quoted(to)} is where the link ${quoted(String(entered.path.at(-2)))} is entered. Lead it to a place behind the links.`;
  }
  const members = findTexts(root, `groups.${link}.*`).map(({ text }) => text);
  const same = [link, ...members].find((name) => findTexts(root, `links.${name}.to`)[0]?.text === to);
  return same === undefined
    ? undefined
    : `${quoted(to)} is where the link ${quoted(same)} leads anyway. Name another place.`;
}

/** Links that would lead to themselves, round and round, or to where they lead without the fault. */
export function pointlessRepoints(root: Tree): readonly Problem[] {
  return faultPlaces("repoint-link")
    .flatMap((place) => find(root, place))
    .flatMap(({ path, tree }): readonly Problem[] => {
      const to = textAt(tree, "to");
      const text = to === undefined ? undefined : complaintAbout(root, textAt(tree, "link"), to);
      return text === undefined ? [] : [{ path: [...path, "to"], on: "value", text }];
    });
}
