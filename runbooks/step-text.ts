import { aboutRunbook } from "./card/card-text.ts";
import type { Block } from "./markdown/nodes.ts";
import { toTerminal } from "./markdown/to-terminal.ts";
import { paragraph, plain, sentence, strong, type PageStyle } from "./paragraph.ts";
import type { ReadRunbook } from "./read-runbook.ts";
import { labelled, sectionBlocks } from "./sections.ts";
import { stepsOf, type RunbookStep } from "./steps.ts";
import { isTabletop } from "./tabletop/is-tabletop.ts";

const joined = (lines: readonly string[]): string => `${lines.join("\n")}\n`;

const COPY = "gameday runs nothing here: copy each command into another terminal.";
const NEVER_RUN = "These steps were talked about at most, and never run. gameday runs nothing here either.";

const heading = (text: string, style: PageStyle): string =>
  toTerminal([{ kind: "heading", level: 2, of: [plain(text)] }], style);

const section = (runbook: ReadRunbook, name: string, style: PageStyle): string =>
  `${heading(name, style)}\n${toTerminal(sectionBlocks(runbook, name), style)}`;

/** When to stop trying and go over to people. */
function giveUpText(runbook: ReadRunbook): string {
  const fallback = sectionBlocks(runbook, "Fall back to people");
  const latest = labelled(fallback, "At the latest");
  const trigger = labelled(fallback, "Trigger");
  const parts = [latest, trigger].filter((part) => part !== undefined);
  return parts.length === 0
    ? "When to give up is not written: the owner decides."
    : `Give up and fall back to people: ${parts.join("; or: ")}.`;
}

/** What is said before the first step. */
export function stepsOpening(runbook: ReadRunbook, style: PageStyle): string {
  const { before } = stepsOf(runbook);
  const lead = [
    ...paragraph([strong(runbook.frontMatter.title)], style),
    ...paragraph([plain(aboutRunbook(runbook))], style),
    "",
    ...paragraph(sentence(isTabletop(runbook) ? NEVER_RUN : COPY), style),
    ...paragraph([plain(giveUpText(runbook))], style),
  ];
  return `${joined(lead)}\n${toTerminal(before, style)}`;
}

/** One step: what to type, what to expect, the risk. */
export const stepText = (step: RunbookStep, of: number, style: PageStyle): string =>
  `${heading(`Step ${step.number} of ${of}: ${step.title}`, style)}\n${toTerminal(step.blocks, style)}`;

export function undoText({ number, undo }: RunbookStep, style: PageStyle): string {
  const none: readonly Block[] = [{ kind: "paragraph", of: [plain("No undo is written for this step.")] }];
  return `${heading(`Undo step ${number}`, style)}\n${toTerminal(undo.length === 0 ? none : undo, style)}`;
}

/** What to do when a step did not do what was expected. */
export function failedText(runbook: ReadRunbook, otherwise: string | undefined, style: PageStyle): string {
  const own = otherwise === undefined ? [] : paragraph([strong("If not: "), plain(otherwise)], style);
  return `${own.length === 0 ? "" : `${joined(own)}\n`}${section(runbook, "If it did not work", style)}`;
}

export const verifyText = (runbook: ReadRunbook, style: PageStyle): string =>
  section(runbook, "Verify it worked", style);

export const rollBackText = (runbook: ReadRunbook, style: PageStyle): string =>
  section(runbook, "Roll back", style);

export const fallbackText = (runbook: ReadRunbook, style: PageStyle): string =>
  section(runbook, "Fall back to people", style);

/** What stands behind the last step of something that was never run: there is no check of it, but people who can help. */
export const unprovenEnd = (runbook: ReadRunbook, style: PageStyle): string =>
  `${section(runbook, "If it did not work", style)}\n${fallbackText(runbook, style)}`;

function endText(runbook: ReadRunbook, steps: number, style: PageStyle): string {
  if (isTabletop(runbook)) return unprovenEnd(runbook, style);
  return steps === 0 ? fallbackText(runbook, style) : verifyText(runbook, style);
}

/** All steps at once, each with its undo, for who reads them elsewhere. */
export function allSteps(runbook: ReadRunbook, style: PageStyle): string {
  const { steps } = stepsOf(runbook);
  const parts = steps.map((step) => {
    const text = stepText(step, steps.length, style);
    return isTabletop(runbook) ? text : `${text}\n${undoText(step, style)}`;
  });
  return [stepsOpening(runbook, style), ...parts, endText(runbook, steps.length, style)].join("\n");
}
