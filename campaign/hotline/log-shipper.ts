import { every } from "../service/every.ts";
import { jsonOf, Remote } from "../service/remote.ts";

const waitMs = 5_000;
const mostBuffered = 1_000;
const bulkLines = 50;
const betweenBulksMs = 20;
const usualConnections = 20;
const manyConnections = 200;

const action = '{"create":{"_index":"logs"}}';

const allTaken = (body: unknown): boolean =>
  typeof body === "object" && body !== null && "errors" in body && body.errors === false;

export interface LogWays {
  /** Lines go out behind the calls, and those that find no room are dropped and counted. */
  readonly isBehind: () => boolean;
  readonly isWide: () => boolean;
}

/** The way of log lines to their store: each call waits for its line, or all go out behind the calls. */
export class LogShipper {
  readonly #usual: Remote;
  readonly #wide: Remote;
  readonly #ways: LogWays;
  #buffer: string[] = [];
  dropped = 0;

  constructor(url: string, ways: LogWays) {
    this.#usual = new Remote("the log store", url, usualConnections);
    this.#wide = new Remote("the log store", url, manyConnections);
    this.#ways = ways;
  }

  /** Lines that wait to go out behind the calls. */
  get buffered(): number {
    return this.#buffer.length;
  }

  async log(line: Readonly<Record<string, unknown>>): Promise<void> {
    const text = JSON.stringify({ "@timestamp": new Date().toISOString(), ...line });
    if (!this.#ways.isBehind()) return await this.#send([text]);
    if (this.#buffer.length >= mostBuffered) this.dropped += 1;
    else this.#buffer.push(text);
  }

  /** Ships what is buffered until it is stopped. */
  async run(stopping: AbortSignal): Promise<void> {
    await every(betweenBulksMs, () => this.#ship(stopping), stopping);
  }

  /** Gives up on lines that are on their way. */
  close(): void {
    this.#usual.close();
    this.#wide.close();
  }

  async #ship(stopping: AbortSignal): Promise<void> {
    while (this.#buffer.length > 0 && !stopping.aborted) await this.#send(this.#buffer.splice(0, bulkLines));
  }

  /** A line that its store does not take is lost, and counted: a log is not worth a call. */
  async #send(lines: readonly string[]): Promise<void> {
    const body = lines.map((line) => `${action}\n${line}\n`).join("");
    const remote = this.#ways.isWide() ? this.#wide : this.#usual;
    try {
      const answer = await remote.ask("/_bulk", {
        text: { type: "application/x-ndjson", body },
        withinMs: waitMs,
      });
      if (!allTaken(jsonOf(answer))) this.dropped += lines.length;
    } catch {
      this.dropped += lines.length;
    }
  }
}
