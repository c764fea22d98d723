import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../service/refusal.ts";
import type { Answer } from "../service/remote.ts";
import { Remote, Unanswered } from "../service/remote.ts";
import type { Switches } from "../service/switches.ts";

export type VendorSwitch = "deadlines" | "bulkheads";

// Without a deadline of its own a call lasts as long as the vendor does.
const noDeadlineMs = 30_000;
const deadlineMs = 250;
const mostTries = 3;
const longestPauseMs = 50;
const bulkheadWidth = 5;
const mostKnown = 10_000;
const mostConnections = 500;

/** A vendor behind the core API, asked over a new connection each time, as its own client library does. */
export class Vendor {
  readonly #name: string;
  readonly #remote: Remote;
  readonly #switches: Pick<Switches<VendorSwitch>, "isOn">;
  readonly #known = new Map<string, string>();

  constructor(name: string, url: string, switches: Pick<Switches<VendorSwitch>, "isOn">) {
    this.#name = name;
    this.#remote = new Remote(name, url, mostConnections);
    this.#switches = switches;
  }

  /** The vendor's answer, as JSON; the last known one while the bulkhead is up and the vendor does not keep up. */
  async get(path: string): Promise<string> {
    if (this.#switches.isOn("bulkheads")) return await this.#behindBulkhead(path);
    if (this.#switches.isOn("deadlines")) return await this.#withinDeadlines(path);
    return await this.#ask(path, noDeadlineMs);
  }

  close(): void {
    this.#remote.close();
  }

  async #behindBulkhead(path: string): Promise<string> {
    const isFull = this.#remote.asked >= bulkheadWidth;
    try {
      if (isFull) throw new Refusal(503, `${this.#name} is busy`);
      return await this.#ask(path, deadlineMs);
    } catch (error) {
      const known = this.#known.get(path);
      if (known === undefined) throw error;
      return known;
    }
  }

  /** A try that is late is given up for a new one, over another connection; a pause keeps callers from moving in step. */
  async #withinDeadlines(path: string): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#ask(path, deadlineMs);
      } catch (error) {
        if (tries === mostTries) throw error;
      }
      await pause(Math.random() * longestPauseMs);
    }
  }

  async #ask(path: string, withinMs: number): Promise<string> {
    const headers = { connection: "close" };
    const answer = await this.#remote.ask(path, { withinMs, headers }).catch((error: unknown): never => {
      throw error instanceof Unanswered ? new Refusal(504, error.message) : error;
    });
    return this.#read(path, answer);
  }

  #read(path: string, { status, text }: Answer): string {
    if (status === 404) throw new Refusal(404, `${this.#name} does not know it`);
    if (status !== 200) throw new Refusal(502, `${this.#name} answered ${status}`);
    this.#known.delete(path);
    this.#known.set(path, text);
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > mostKnown && oldest !== undefined) this.#known.delete(oldest);
    return text;
  }
}
