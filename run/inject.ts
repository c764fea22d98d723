import { NotHealedError, reasonOf } from "../model/errors.ts";
import type { Change } from "../model/toxic.ts";
import { millis, type Millis } from "../model/units.ts";
import type { Links } from "./links.ts";
import type { Processes } from "./processes.ts";

type Undo = () => Promise<void>;

/** What is on right now, and how each comes off: the last on is the first off. */
export class Injection {
  private undos: { what: string; undo: Undo }[] = [];
  private readonly links: Links;
  private readonly processes: Processes;

  constructor(links: Links, processes: Processes) {
    this.links = links;
    this.processes = processes;
  }

  /** Puts changes on; when one of them fails, those before it are still known to `heal`. */
  async apply(changes: readonly Change[], ttl: Millis): Promise<void> {
    for (const change of changes) await this.applyOne(change, ttl);
  }

  /** Remembers something else that must be taken back, such as a fix. Called again under the same name, it replaces. */
  remember(what: string, undo: Undo): void {
    this.forget(what);
    this.undos.push({ what, undo });
  }

  /** It was taken back by other means. */
  forget(what: string): void {
    this.undos = this.undos.filter((entry) => entry.what !== what);
  }

  /** Takes everything off, tries each even when one fails, and says what could not be taken off. */
  async heal(only: (what: string) => boolean = () => true): Promise<void> {
    const failures: string[] = [];
    let hint = "End the Toxiproxy process: its links end with it. Then start your services again.";
    for (const entry of [...this.undos].reverse()) {
      if (!only(entry.what)) continue;
      try {
        await entry.undo();
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
        return this.keep(
          `${change.toxic.type} on ${change.link}`,
          await this.links.poison(change.link, change.toxic, ttl),
        );
      case "cut":
        return this.keep(`cut of ${change.link}`, await this.links.cut(change.link, ttl));
      case "kill":
        this.keep(`kill of ${change.process}`, async () => {
          if (!this.processes.isRunning(change.process)) {
            await this.processes.restart(change.process, AbortSignal.timeout(60_000));
          }
        });
        return this.processes.kill(change.process);
      case "pause":
        this.keep(`pause of ${change.process}`, async () => this.processes.signal(change.process, "SIGCONT"));
        return this.processes.signal(change.process, "SIGSTOP");
    }
  }

  private keep(what: string, undo: Undo): void {
    this.undos.push({ what: `fault: ${what}`, undo });
  }
}

export const isFault = (what: string): boolean => what.startsWith("fault: ");

/** The proxy takes a fault off by itself when we have not done so this long after its planned end. */
export const ttlFor = (until: Millis, now: Millis): Millis => millis(Math.max(0, until - now) + 30_000);
