import { afterAll, afterEach, beforeAll } from "vitest";
import { startDatabase, type Database } from "./gotv-world.ts";

/** A database server for the tests of a file, and what must be ended behind each of them, the last first. */
export const ownDatabase = (): { readonly database: Database; readonly cleanups: (() => unknown)[] } => {
  const cleanups: (() => unknown)[] = [];
  let started: Database;
  beforeAll(async () => {
    started = await startDatabase();
  });
  afterAll(() => started.program.stop());
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
  const database: Database = {
    get port() {
      return started.port;
    },
    get program() {
      return started.program;
    },
    create: () => started.create(),
    query: (sql, name) => started.query(sql, name),
  };
  return { database, cleanups };
};
