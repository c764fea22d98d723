import { existsSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";

/** Makes a new or removed file name in this folder survive a power cut. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** The operator's switch for the failure state `queue-writes`; kept on disk, so a restart does not lose it. */
export class DegradedMode {
  readonly #folder: string;
  readonly #flag: string;
  readonly #listeners: ((isOn: boolean) => void)[] = [];
  readonly #pending = new Set<{ escape: () => void }>();
  isOn: boolean;

  constructor(folder: string) {
    this.#folder = folder;
    this.#flag = join(folder, "degraded");
    this.isOn = existsSync(this.#flag);
  }

  onChange(listener: (isOn: boolean) => void): void {
    this.#listeners.push(listener);
  }

  /** Waits for work that needs the database, but no longer than until the switch is turned on. */
  unlessOn<T>(work: () => Promise<T>, instead: () => T | Promise<T>): Promise<T> {
    if (this.isOn) return new Promise((resolve) => resolve(instead()));
    return new Promise((resolve, reject) => {
      const pending = { escape: () => resolve(new Promise<T>((settle) => settle(instead()))) };
      this.#pending.add(pending);
      work().then(
        (value) => {
          this.#pending.delete(pending);
          resolve(value);
        },
        (error: unknown) => {
          this.#pending.delete(pending);
          reject(error);
        },
      );
    });
  }

  /** Takes effect at once; resolves when the choice is on disk. */
  async turn(isOn: boolean): Promise<void> {
    this.isOn = isOn;
    for (const listener of this.#listeners) listener(isOn);
    if (isOn) for (const { escape } of this.#pending) escape();
    if (isOn) await this.#write();
    else await rm(this.#flag, { force: true });
    await syncFolder(this.#folder);
  }

  async #write(): Promise<void> {
    const handle = await open(this.#flag, "w");
    try {
      await handle.writeFile("queue-writes\n");
      await handle.datasync();
    } finally {
      await handle.close();
    }
  }
}
