import type { ServerResponse } from "node:http";
import type pg from "pg";
import { streamLedger } from "../service/stream-ledger.ts";

interface Export {
  readonly response: ServerResponse;
  readonly startedAt: number;
}

const mostMs = 2_000;
export const looksEveryMs = 250;

/** The analysts' queries that read whole tables. Each holds a connection for as long as its reader reads. */
export class Exports {
  readonly #running = new Set<Export>();
  #killed = 0;

  /** Ended by the rule for runaway queries. */
  get killed(): number {
    return this.#killed;
  }

  async run(pool: pg.Pool, response: ServerResponse): Promise<void> {
    const one = { response, startedAt: performance.now() };
    this.#running.add(one);
    try {
      await streamLedger(pool, "history", response);
    } finally {
      this.#running.delete(one);
    }
  }

  /** Ends those that have run for too long. */
  kill(): void {
    for (const { response, startedAt } of this.#running) {
      if (performance.now() - startedAt < mostMs) continue;
      this.#killed += 1;
      // Its reader sees that it was cut; its connection goes back at once.
      response.destroy();
    }
  }
}

const historyRows = 200_000;

/** What the analysts read: every contact there ever was. */
export const exportTables = [
  "CREATE TABLE IF NOT EXISTS history (id int PRIMARY KEY, key text NOT NULL)",
  `INSERT INTO history (id, key) SELECT i, repeat(md5(i::text), 4) FROM generate_series(1, ${historyRows}) AS i
    WHERE NOT EXISTS (SELECT FROM history)`,
];
