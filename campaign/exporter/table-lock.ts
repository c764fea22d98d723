import { Client, DatabaseError } from "pg";
import { Refusal } from "../service/refusal.ts";

const lockWithinMs = 3_000;
const plainName = /^[a-z_][a-z0-9_]{0,62}$/;

export interface HeldLock {
  readonly table: string;
  readonly pid: number;
}

interface Holder extends HeldLock {
  readonly client: Client;
}

const pidOf = async (client: Client): Promise<number> => {
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return rows[0]?.pid ?? 0;
};

const refusal = (table: string, error: unknown): Refusal => {
  const code = error instanceof DatabaseError ? error.code : undefined;
  if (code === "42P01") return new Refusal(404, `there is no table "${table}"`);
  if (code === "55P03") return new Refusal(503, `"${table}" was busy for ${lockWithinMs} ms`);
  return new Refusal(503, error instanceof Error ? error.message : String(error));
};

/** One table locked by a session of its own that does nothing more, as a migration that somebody forgot. */
export class TableLock {
  readonly #databaseUrl: string;
  #holder: Holder | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
  }

  /** The lock that is held; none once somebody ended its session. */
  get held(): HeldLock | undefined {
    return this.#holder === undefined ? undefined : { table: this.#holder.table, pid: this.#holder.pid };
  }

  take(table: string): Promise<void> {
    if (!plainName.test(table)) throw new Refusal(400, 'send {"table":"contacts"}, the name of a table');
    return this.#oneByOne(async () => {
      if (this.#holder?.table === table) return;
      if (this.#holder !== undefined) throw new Refusal(409, `"${this.#holder.table}" is locked already`);
      this.#holder = await this.#lock(table);
    });
  }

  /** Gives the table back; nothing held is fine. */
  release(): Promise<void> {
    return this.#oneByOne(async () => {
      const holder = this.#holder;
      this.#holder = undefined;
      await holder?.client.end();
    });
  }

  async #lock(table: string): Promise<Holder> {
    const client = new Client({
      connectionString: this.#databaseUrl,
      application_name: "maintenance",
      connectionTimeoutMillis: 2_000,
      lock_timeout: lockWithinMs,
    });
    const forget = (): void => {
      if (this.#holder?.client === client) this.#holder = undefined;
    };
    client.on("error", forget).on("end", forget);
    try {
      await client.connect();
      const pid = await pidOf(client);
      await client.query("BEGIN");
      await client.query(`LOCK TABLE ${client.escapeIdentifier(table)} IN ACCESS EXCLUSIVE MODE`);
      return { table, pid, client };
    } catch (error) {
      await client.end().catch(() => undefined);
      throw refusal(table, error);
    }
  }

  /** One that gives back waits for one that is still taking. */
  #oneByOne(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
