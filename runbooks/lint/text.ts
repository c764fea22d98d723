import { redactMarked } from "../../model/redact.ts";
import type { LintedLine, LintRule } from "./linted-runbook.ts";

// What people say may hold such a word; a runbook says it in quotes or as code.
const QUOTED = /(`+)(?:(?!\1)[\s\S])*\1|"[^"]*"/gu;
const LEFTOVER = /\{\{|\}\}|\bundefined\b|\bNaN\b|\[object Object\]|\bInvalid Date\b/u;

const leftoverIn = ({ kind, text }: LintedLine): string | undefined =>
  kind === "text" || kind === "front" ? LEFTOVER.exec(text.replaceAll(QUOTED, ""))?.[0] : undefined;

/** Nothing of a template or of a missing value is left in the text. */
export const leftoverRule: LintRule = ({ lines }) =>
  lines.flatMap((line) => {
    const left = leftoverIn(line);
    return left === undefined
      ? []
      : [
          {
            line: line.number,
            what: `it says "${left}"`,
            hint: "publish the run again; report it if it comes back",
          },
        ];
  });

/** No line holds what marks itself as a secret. */
export const secretRule: LintRule = ({ lines }) =>
  lines
    .filter(({ text }) => redactMarked(text) !== text)
    .map(({ number }) => ({
      line: number,
      what: "there is a secret in this line",
      hint: 'write "****" in its place, and change the secret: whoever reads the runbook has it',
    }));
