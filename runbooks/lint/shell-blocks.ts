import type { LintedRunbook } from "./linted-runbook.ts";

interface ShellBlock {
  /** The line of its first command. */
  readonly line: number;
  readonly text: string;
}

const OPENING = /^(\s*)(`{3,})(?:sh|bash|shell)\s*$/u;

/** What people are told to type, for who can ask a shell whether it reads it. */
export function shellBlocks({ lines }: LintedRunbook): readonly ShellBlock[] {
  const blocks: ShellBlock[] = [];
  let block: { readonly line: number; readonly fence: string; readonly texts: string[] } | undefined;
  for (const { number, text, kind } of lines) {
    if (kind !== "code") continue;
    if (block === undefined) {
      const [, , fence] = OPENING.exec(text) ?? [];
      if (fence !== undefined) block = { line: number + 1, fence, texts: [] };
    } else if (text.trim().startsWith(block.fence) && /^`+$/u.test(text.trim())) {
      blocks.push({ line: block.line, text: block.texts.join("\n") });
      block = undefined;
    } else block.texts.push(text);
  }
  return blocks;
}
