import { plainText, type Block, type Inline } from "./markdown/nodes.ts";
import type { ReadRunbook } from "./read-runbook.ts";
import { itemsOf, lineOf, sectionBlocks } from "./sections.ts";

const folderOf = (file: string): string => file.split(/[\\/]/u).slice(0, -1).join("/");

/** The runbook that a link of another one leads to: a file beside it. */
export function linkedRunbook(
  to: string,
  from: ReadRunbook,
  runbooks: readonly ReadRunbook[],
): ReadRunbook | undefined {
  const [path = ""] = to.split("#");
  if (!/^[^/\\:]+\.md$/u.test(path)) return undefined;
  return runbooks.find(({ file }) => {
    const name = file.split(/[\\/]/u).at(-1) ?? "";
    return folderOf(file) === folderOf(from.file) && (name === path || encodeURIComponent(name) === path);
  });
}

const leadsTo = (inline: Inline, here: ReadRunbook, other: ReadRunbook): boolean =>
  inline.kind === "link" && linkedRunbook(inline.to, here, [other]) !== undefined;

const linesBelow = (item: readonly Block[]): readonly string[] =>
  itemsOf(item.slice(1)).map((one) => plainText(lineOf(one)));

/** What tells two breaks apart by what was measured, as the first one's runbook has it under Diagnose further. */
export function tellApart(here: ReadRunbook, other: ReadRunbook): readonly string[] {
  const item = itemsOf(sectionBlocks(here, "Diagnose further")).find((one) =>
    lineOf(one).some((inline) => leadsTo(inline, here, other)),
  );
  return item === undefined ? [] : linesBelow(item);
}
