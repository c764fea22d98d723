import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConnectionPool } from "../../../run/engines/http/connection-pool.ts";
import type { Connection } from "../../../run/engines/http/connection.ts";
import { startServer, type TestServer } from "./servers.ts";

let server: TestServer;
let pool: ConnectionPool;

beforeEach(async () => {
  server = await startServer(() => undefined);
  pool = new ConnectionPool({ host: "127.0.0.1", port: server.port }, 3, {
    answered: () => undefined,
    failed: () => undefined,
    unsent: () => undefined,
    idle: () => undefined,
    gone: () => pool.gone(),
  });
});
afterEach(async () => {
  pool.close();
  await server.close();
});

function takeThree(): [Connection, Connection, Connection] {
  const [a, b, c] = [pool.take(0), pool.take(0), pool.take(0)];
  if (a === undefined || b === undefined || c === undefined)
    throw new Error("The pool has too few connections.");
  return [a, b, c];
}

describe("the pool of connections", () => {
  it("opens as many as allowed, and no more", () => {
    takeThree();
    expect(pool.take(0)).toBeUndefined();
    expect(pool.open).toBe(3);
  });

  it("gives the connection first that was used last", () => {
    const [a, b, c] = takeThree();
    for (const each of [b, a, c]) pool.giveBack(each, 1);
    expect([pool.take(2), pool.take(2), pool.take(2)]).toEqual([c, a, b]);
  });

  it("never gives a connection that is gone, wherever it lies", () => {
    const [a, b, c] = takeThree();
    for (const each of [a, b, c]) pool.giveBack(each, 1);
    c.fail("closed");
    expect(pool.take(2)).toBe(b);
    expect(pool.open).toBe(2);
  });

  it("closes what was idle for 4 seconds, the oldest first, one at a time", () => {
    const [a, b, c] = takeThree();
    pool.giveBack(a, 0);
    pool.giveBack(b, 1);
    pool.giveBack(c, 5000);
    pool.trim(3999);
    expect(pool.open).toBe(3);
    pool.trim(5000);
    expect([a.isGone, b.isGone, c.isGone]).toEqual([true, false, false]);
    for (const now of [5001, 5002, 5003]) pool.trim(now);
    expect([a.isGone, b.isGone, c.isGone]).toEqual([true, true, false]);
  });

  it("opens nothing new for a moment after this machine could not open one, but uses what is there", () => {
    const first = pool.take(0);
    pool.pause(0);
    expect(pool.take(99)).toBeUndefined();
    if (first !== undefined) pool.giveBack(first, 99);
    expect(pool.take(99)).toBe(first);
    expect(pool.take(100)).toBeDefined();
  });
});
