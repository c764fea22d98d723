import { setTimeout as delay } from "node:timers/promises";
import { readRunbook, type ReadRunbook } from "../../../runbooks/read-runbook.ts";
import type { Shown, Terminal } from "./terminal.ts";

/** A block that a runbook tells people to paste, and what it says they shall see. */
interface Instruction {
  readonly command: string;
  /** Every one of these must be in the output; none when only the exit code counts. */
  readonly wanted: readonly string[];
  readonly wantsStatus: boolean;
}

const AGAIN_EVERY_MS = 250;
/** People read slower than a deadline; how fast it was is measured by the rehearsal. */
const MOST_PATIENCE_MS = 20_000;

/** The blocks of a section in their order, each with the `Expect:` that follows it before the next block. */
function instructionsIn(runbook: ReadRunbook, heading: string): readonly Instruction[] {
  const text = runbook.sections.find((section) => section.heading === heading)?.text;
  if (text === undefined) throw new Error(`the runbook has no section "${heading}"`);
  const pieces = text.split(/^[ \t]*```sh\n/mu).slice(1);
  return pieces.map((piece) => {
    const [block = "", behind = ""] = piece.split(/^[ \t]*```[ \t]*$/mu);
    const [, expect = ""] = /\*\*Expect:\*\* (.*)/u.exec(behind) ?? [];
    const [promise = ""] = expect.split(/, within | in the output/u);
    return {
      command: block.trimEnd(),
      wanted: [...promise.matchAll(/`([^`]+)`/gu)].map(([, code = ""]) => code),
      wantsStatus: expect.includes("a status of 2xx"),
    };
  });
}

const isAsWritten = ({ code, output }: Shown, { wanted, wantsStatus }: Instruction): boolean =>
  code === 0 &&
  wanted.every((text) => output.includes(text)) &&
  (!wantsStatus || /^2\d\d$/u.test(output.trim().split("\n").at(-1) ?? ""));

/** Pastes one block, again for a while when it does not show what the runbook says. */
async function follow(instruction: Instruction, terminal: Terminal): Promise<void> {
  const deadline = performance.now() + MOST_PATIENCE_MS;
  for (;;) {
    const shown = await terminal.paste(instruction.command);
    if (isAsWritten(shown, instruction)) return;
    if (performance.now() > deadline) {
      const { command, wanted } = instruction;
      throw new Error(`${command}\nshould show ${wanted.join(" and ")}, and showed:\n${shown.output}`);
    }
    await delay(AGAIN_EVERY_MS);
  }
}

/** Somebody who has never seen the system: knows the text of one runbook and how to paste. */
export class Stranger {
  private readonly runbook: ReadRunbook;
  private readonly terminal: Terminal;

  constructor(markdown: string, terminal: Terminal) {
    this.runbook = readRunbook(markdown, "the runbook");
    this.terminal = terminal;
  }

  /** Follows the blocks of a section from its first to its last, and says how many there were. */
  async follows(heading: string): Promise<number> {
    const instructions = instructionsIn(this.runbook, heading);
    for (const instruction of instructions) await follow(instruction, this.terminal);
    return instructions.length;
  }
}
