import { readBlocks } from "./markdown/read-blocks.ts";
import { toTerminal } from "./markdown/to-terminal.ts";
import type { PageStyle } from "./paragraph.ts";
import type { ReadRunbook } from "./read-runbook.ts";
import type { OpenCommand } from "./search/found-text.ts";
import { linkedRunbook } from "./tell-apart.ts";

interface OpenStyle extends PageStyle {
  readonly open: OpenCommand;
}

/** The whole runbook for a terminal; a link to another one says how to open that. */
export function openText(
  runbook: ReadRunbook,
  runbooks: readonly ReadRunbook[],
  { open, ...style }: OpenStyle,
): string {
  const linkNote = (to: string): string => {
    if (to.startsWith("#")) return "";
    const other = linkedRunbook(to, runbook, runbooks);
    return other === undefined ? to : open(other).replace(/^gameday runbook /u, "");
  };
  const markdown = [
    `# ${runbook.title}`,
    runbook.status,
    ...runbook.sections.map(({ heading, text }) => `## ${heading}\n\n${text}`),
  ].join("\n\n");
  return toTerminal(readBlocks(markdown), { ...style, linkNote });
}
