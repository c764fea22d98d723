import { existsSync } from "node:fs";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "../service/degraded-mode.ts";
import type { SaltedPin } from "./card.ts";
import type { PinRow } from "./pins.ts";

const lineOf = ({ watcher, salt, hash }: PinRow): string => `${JSON.stringify([watcher, salt, hash])}\n`;

const rowIn = (line: string): PinRow | undefined => {
  try {
    const fields: unknown = JSON.parse(line);
    const [watcher, salt, hash]: unknown[] = Array.isArray(fields) ? fields : [];
    return typeof watcher === "number" && typeof salt === "string" && typeof hash === "string"
      ? { watcher, salt, hash }
      : undefined;
  } catch {
    // Cut by a crash: this change was never acknowledged.
    return undefined;
  }
};

/** All salted PINs, in memory and on disk: handed out before the day, so that nobody has to be asked on the day. */
export class PinBook {
  readonly #folder: string;
  readonly #path: string;
  readonly #pins = new Map<number, SaltedPin>();

  private constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, "pins");
  }

  /** With what an earlier process left on disk. */
  static async open(folder: string): Promise<PinBook> {
    const book = new PinBook(folder);
    if (!existsSync(book.#path)) return book;
    for (const line of (await readFile(book.#path, "utf8")).split("\n")) {
      const row = rowIn(line);
      if (row !== undefined) book.#pins.set(row.watcher, row);
    }
    return book;
  }

  get size(): number {
    return this.#pins.size;
  }

  get(watcher: number): SaltedPin | undefined {
    return this.#pins.get(watcher);
  }

  /** Takes the whole list; resolves when it is on disk, and half a list never is. */
  async fill(rows: readonly PinRow[]): Promise<void> {
    await this.#write(`${this.#path}.new`, "w", rows);
    await rename(`${this.#path}.new`, this.#path);
    await syncFolder(this.#folder);
  }

  /** A PIN that was changed on the day; a later line counts. */
  async change(row: PinRow): Promise<void> {
    await this.#write(this.#path, "a", [row]);
  }

  async #write(path: string, flag: "w" | "a", rows: readonly PinRow[]): Promise<void> {
    const file = await open(path, flag);
    try {
      await file.appendFile(rows.map(lineOf).join(""));
      await file.datasync();
    } finally {
      await file.close();
    }
    for (const row of rows) this.#pins.set(row.watcher, row);
  }
}
