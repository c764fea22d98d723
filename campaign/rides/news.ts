import { EventEmitter, once } from "node:events";
import { Client } from "pg";
import { every } from "../service/every.ts";

const betweenTriesMs = 500;

/** Tells who waits that a ride was asked for in a precinct, whichever copy took it. */
export class News {
  readonly #databaseUrl: string;
  readonly #rides = new EventEmitter().setMaxListeners(0);
  readonly #stopping = new AbortController();
  #client: Client | undefined;

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
  }

  /** Listens until `close`; a lost connection is opened again. */
  async listen(): Promise<void> {
    await every(betweenTriesMs, () => this.#listenOnce(), this.#stopping.signal);
  }

  /** Says whether there was one in this precinct within this time. */
  async within(precinct: number, ms: number): Promise<boolean> {
    return await once(this.#rides, String(precinct), { signal: AbortSignal.timeout(ms) }).then(
      () => true,
      () => false,
    );
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#client?.end();
  }

  async #listenOnce(): Promise<void> {
    const client = new Client({ connectionString: this.#databaseUrl, connectionTimeoutMillis: 2_000 });
    client.on("notification", ({ payload }) => this.#rides.emit(payload ?? ""));
    client.on("error", () => undefined);
    const ended = new Promise<void>((resolve) => {
      client.once("end", () => resolve());
    });
    await client.connect();
    this.#client = client;
    if (this.#stopping.signal.aborted) await client.end();
    else await client.query("LISTEN rides");
    await ended;
  }
}
