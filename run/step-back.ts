import { readFile, writeFile } from "node:fs/promises";
import { setPriority } from "node:os";

const LOOK_EVERY_MS = 250;

/** The direct children of a process; Linux only, empty elsewhere. */
async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  return text
    .split(" ")
    .filter((word) => word !== "")
    .map(Number);
}

/**
 * Lowers the priority of processes and of all they start: on one machine the system under test shares the cores with
 * the generator that measures it, and the generator goes first. Linux weighs sessions against each other before it
 * looks at niceness, and some programs open a session for each of their processes (PostgreSQL does), so new ones are
 * looked for all the time.
 */
export class StepBack {
  private readonly roots = new Map<number, number>();
  private readonly done = new Set<number>();
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;

  add(pid: number, nice: number): void {
    try {
      setPriority(pid, nice);
    } catch {
      // It has ended already.
    }
    this.roots.set(pid, nice);
    void this.look();
    this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** It ended: its number may soon be another's. */
  forget(pid: number): void {
    this.roots.delete(pid);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.roots.clear();
    this.done.clear();
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    for (const [pid, nice] of this.roots) await this.lower(pid, nice);
    this.isLooking = false;
  }

  private async lower(pid: number, nice: number): Promise<void> {
    // The kernel takes only a few changes a second from a user who is not root: what is refused now is tried again.
    const isRefused = async (): Promise<boolean> =>
      writeFile(`/proc/${pid}/autogroup`, String(nice)).then(
        () => false,
        () => true,
      );
    if (!this.done.has(pid) && !(await isRefused())) this.done.add(pid);
    for (const child of await childrenOf(pid)) await this.lower(child, nice);
  }
}
