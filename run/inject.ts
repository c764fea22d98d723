import { NotHealedError, reasonOf } from "../model/errors.ts";
import type { Intent } from "../model/journal.ts";
import type { Change } from "../model/toxic.ts";
import { millis, type Millis } from "../model/units.ts";
import type { Flapping as Rhythm } from "../model/flapping.ts";
import type { Clock } from "./clock.ts";
import { Flapping } from "./flapping.ts";
import type { Hooks } from "./hooks.ts";
import type { Journal } from "./journal/journal.ts";
import { linkChangeText, putOnLink, type LinkChange } from "./link-change.ts";
import type { Links } from "./links.ts";
import type { Processes } from "./processes.ts";

type Undo = () => Promise<void>;

/** Something that is on: how it comes off, and which lines of the journal are open for it. */
interface Entry {
  readonly what: string;
  readonly undo: Undo;
  readonly lines: readonly number[];
}

/** A rhythm, with the clock that it goes by and the time limit of what goes on right now. */
interface Rhythmic {
  readonly rhythm: Rhythm;
  readonly clock: Clock;
  readonly ttl: () => Millis;
}

/** What changes are made with. */
export interface Hands {
  readonly links: Links;
  readonly processes: Processes;
  readonly hooks: Hooks;
}

/** What is on right now, and how each comes off: the last on is the first off. */
export class Injection {
  private undos: Entry[] = [];
  private flapping: Flapping | undefined;
  /** Lines of what could not be put on for sure. */
  private readonly unsure: number[] = [];
  private readonly links: Links;
  private readonly processes: Processes;
  private readonly hooks: Hooks;
  private readonly journal: Journal;

  constructor({ links, processes, hooks }: Hands, journal: Journal) {
    this.links = links;
    this.processes = processes;
    this.hooks = hooks;
    this.journal = journal;
  }

  /** Puts changes on; when one of them fails, those before it are still known to `heal`. */
  async apply(changes: readonly Change[], ttl: Millis): Promise<void> {
    for (const change of changes) await this.applyOne(change, ttl);
  }

  /** The same in a rhythm, beginning with on, until faults are healed; nothing else of faults may be on. */
  async applyFlapping(changes: readonly Change[], { rhythm, clock, ttl }: Rhythmic): Promise<void> {
    this.flapping = new Flapping({
      rhythm,
      clock,
      on: async () => this.apply(changes, ttl()),
      off: async () => this.takeOff(isFault),
    });
    await this.flapping.start();
  }

  /** Throws what ended a rhythm before its time. */
  throwIfFailed(): void {
    this.flapping?.throwIfFailed();
  }

  /** Remembers something else that must be taken back, such as a fix. Called again under the same name, it replaces. */
  remember(what: string, undo: Undo): void {
    this.undos = this.undos.filter((entry) => entry.what !== what);
    this.undos.push({ what, undo, lines: [] });
  }

  /** All links are as they were: what may have come on though putting it on failed is off as well. */
  settle(): void {
    for (const line of this.unsure.splice(0)) this.journal.undone(line, "the link was found as it was");
  }

  /** Takes everything off, tries each even when one fails, and says what could not be taken off. */
  async heal(only: (what: string) => boolean = () => true): Promise<void> {
    if (only(FLAPPING)) {
      await this.flapping?.stop();
      this.flapping = undefined;
    }
    await this.takeOff(only);
  }

  private async takeOff(only: (what: string) => boolean): Promise<void> {
    const failures: string[] = [];
    let hint = "Type: gameday heal";
    for (const entry of [...this.undos].reverse()) {
      if (!only(entry.what)) continue;
      try {
        await entry.undo();
        for (const line of entry.lines) this.journal.undone(line);
        this.undos = this.undos.filter((other) => other !== entry);
      } catch (error) {
        failures.push(`${entry.what}: ${reasonOf(error)}`);
        if (error instanceof NotHealedError) ({ hint } = error);
      }
    }
    if (failures.length > 0) throw new NotHealedError(`Not taken off: ${failures.join("; ")}.`, hint);
  }

  private async applyOne(change: Change, ttl: Millis): Promise<void> {
    switch (change.kind) {
      case "toxic":
      case "cut":
      case "repoint":
        return this.onLink(change, ttl);
      case "kill":
        // What is started anew has a line of its own.
        this.keep(
          `kill of ${change.process}`,
          [this.begin(`kill of ${change.process}`, KILLED, ttl)],
          async () => {
            if (!this.processes.isRunning(change.process)) {
              await this.processes.restart(change.process, AbortSignal.timeout(60_000));
            }
          },
        );
        return this.processes.kill(change.process);
      case "pause": {
        const what = `pause of ${change.process}`;
        const undo = this.processes.undoOfPause(change.process);
        const line = this.begin(what, { before: "running", undo }, ttl);
        this.keep(what, [line], async () => this.processes.signal(change.process, "SIGCONT"));
        return this.processes.signal(change.process, "SIGSTOP");
      }
      case "hook": {
        const what = `hook: ${change.what}`;
        const line = this.begin(
          what,
          { before: "as it is without it", undo: this.hooks.undoOf(change) },
          ttl,
        );
        // Kept before it goes on: one that fails may have come half way.
        this.keep(what, [line], async () => this.hooks.takeOff(change));
        return this.hooks.putOn(change);
      }
    }
  }

  /** First the journal, then the link. */
  private async onLink(change: LinkChange, ttl: Millis): Promise<void> {
    const what = linkChangeText(change);
    const undo = this.links.undoOf(change.link);
    const line = this.begin(what, { before: "open, without it", undo }, ttl);
    try {
      this.keep(what, [line], await putOnLink(this.links, change, ttl));
    } catch (error) {
      this.unsure.push(line);
      throw error;
    }
  }

  private begin(what: string, intent: Pick<Intent, "before" | "undo">, ttl: Millis): number {
    return this.journal.begin({ what: `fault: ${what}`, ...intent, deadline: Date.now() + ttl });
  }

  private keep(what: string, lines: readonly number[], undo: Undo): void {
    this.undos.push({ what: `fault: ${what}`, undo, lines });
  }
}

const KILLED: Pick<Intent, "before" | "undo"> = {
  before: "running",
  undo: { kind: "nothing", why: "it was a process of the run, and ends with it" },
};

const FLAPPING = "fault: flapping";

export const isFault = (what: string): boolean => what.startsWith("fault: ");

/** A fault that goes on until somebody takes it off; a kill is over at once, and what died stays dead. */
export const isLasting = (what: string): boolean => isFault(what) && !what.startsWith("fault: kill of ");

/** The proxy takes a fault off by itself when we have not done so this long after its planned end. */
export const ttlFor = (until: Millis, now: Millis): Millis => millis(Math.max(0, until - now) + 30_000);
