import { aboutRule } from "./about.ts";
import { linkRule } from "./links.ts";
import type { Around, LintedRunbook, LintFinding } from "./linted-runbook.ts";
import { noteRule } from "./notes.ts";
import { sectionRule } from "./sections.ts";
import { stepRule } from "./steps.ts";
import { leftoverRule, secretRule } from "./text.ts";

export { lintedRunbook, type LintedRunbook, type LintFinding } from "./linted-runbook.ts";
export { shellBlocks } from "./shell-blocks.ts";

/** All that can be said about a runbook from its text, and from what is around it. */
export const lintRunbook = (linted: LintedRunbook, { isFile, canAlert }: Around): readonly LintFinding[] =>
  [sectionRule, aboutRule(canAlert), linkRule(isFile), stepRule, leftoverRule, secretRule, noteRule]
    .flatMap((rule) => rule(linted))
    .sort((a, b) => a.line - b.line);
