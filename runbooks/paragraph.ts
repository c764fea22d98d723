import { readInlines } from "./markdown/read-inlines.ts";
import type { Inline } from "./markdown/nodes.ts";
import { blockLines } from "./markdown/to-terminal.ts";

export interface PageStyle {
  readonly width: number;
  readonly colour: boolean;
}

/** A text that says just what it says, whatever marks are in it. */
export const plain = (text: string): Inline => ({ kind: "text", text });

export const strong = (text: string): Inline => ({ kind: "strong", of: [plain(text)] });

/** Our own sentence, with `code` and **strong** in it. */
export const sentence = (text: string): readonly Inline[] => readInlines(text);

/** Lines of one paragraph, `first` in front of the first and as much room in front of the others. */
export function paragraph(of: readonly Inline[], style: PageStyle, first = ""): readonly string[] {
  const width = Math.max(20, style.width - first.length);
  const lines = blockLines({ kind: "paragraph", of }, { ...style, width });
  return lines.map((line, index) => `${index === 0 ? first : " ".repeat(first.length)}${line}`);
}
