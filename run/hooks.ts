import { actionText } from "../model/action-text.ts";
import { EnvironmentError, NotHealedError } from "../model/errors.ts";
import type { Undo } from "../model/journal.ts";
import type { StepAction } from "../model/plan.ts";
import type { Change } from "../model/toxic.ts";
import type { Journal } from "./journal/journal.ts";
import { act } from "./steps.ts";

type Hook = Extract<Change, { kind: "hook" }>;

interface HookDoors {
  /** Folder in which its commands run. */
  readonly cwd: string;
  readonly journal: Journal;
  /** Cuts off what breaks; what takes it back is never cut off. */
  readonly signal: AbortSignal;
  /** Whether an action asks a process that ends with the run. */
  readonly asksOurs: (action: StepAction) => boolean;
}

const said = (output: string): string => (output === "" ? "it failed without a word" : output);

/** Carries out what the user wrote to break something, and to take that back. */
export class Hooks {
  private readonly doors: HookDoors;

  constructor(doors: HookDoors) {
    this.doors = doors;
  }

  /** What a journal must know before the hook goes on. */
  undoOf({ off }: Hook): Undo {
    const { cwd, asksOurs } = this.doors;
    return { kind: "step", action: off, cwd, moot: asksOurs(off) };
  }

  async putOn({ what, on }: Hook): Promise<void> {
    const { ok, output } = await act(on, this.doors.cwd, this.doors.signal, this.doors.journal);
    if (ok) return;
    throw new EnvironmentError(
      `The hook "${what}" did not go on: ${actionText(on)}: ${said(output)}.`,
      'Try its "on" by hand while the system runs. What it may have done was taken back with its "off".',
    );
  }

  async takeOff({ off }: Hook): Promise<void> {
    const { ok, output } = await act(off, this.doors.cwd, undefined, this.doors.journal);
    if (!ok) throw new NotHealedError(`${actionText(off)}: ${said(output)}`, "Type: gameday heal");
  }
}
