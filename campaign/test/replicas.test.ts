import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCore } from "../core/start-core.ts";
import type { Running } from "../service/program.ts";
import { ask, ledger, post } from "./support/gotv-world.ts";
import { openSlowLink, type SlowLink } from "./support/slow-link.ts";
import type { Program } from "./support/start-program.ts";
import { freePort, listens, startProgram, until } from "./support/start-program.ts";

let databases: Program;
let admin: number;
let replication: SlowLink;
let first: Running;
let second: Running;

const at = (database: number): string => `postgres://gotv@127.0.0.1:${database}/gotv`;
const contact = async (core: Running, key: string) =>
  await post(core.port, "/contacts", { person: 1, outcome: "contacted" }, { "Idempotency-Key": key });
const stateOf = async (core: Running) => (await ask(core.port, "/healthz")).json.state;

beforeAll(async () => {
  const [port, primary, replica] = [await freePort(), await freePort(), await freePort()];
  admin = port;
  replication = await openSlowLink(primary);
  databases = startProgram("replicas/main.ts", {
    PORT: String(port),
    PRIMARY_PORT: String(primary),
    REPLICA_PORT: String(replica),
    REPLICATION: `127.0.0.1:${replication.port}`,
  });
  await listens(port, 50_000);
  first = await startCore({ port: 0, databaseUrl: at(primary), people: 10, poolSize: 10, cacheSeconds: 300 });
  second = await startCore({
    port: 0,
    databaseUrl: at(replica),
    people: 10,
    poolSize: 10,
    cacheSeconds: 300,
  });
}, 90_000);

afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
  replication.close();
  await databases.stop();
});

// In this order: a promotion cannot be taken back.
describe("a primary and its replica", () => {
  it("are what they say: the replica reads everything and takes no writes", async () => {
    expect(JSON.parse((await ask(admin, "/healthz")).text)).toEqual({
      first: "primary",
      second: "replica",
      commitsWait: true,
    });
    expect((await contact(first, "c1")).status).toBe(201);
    await until(async () => (await ledger(second.port)).includes("c1"));
    expect((await contact(second, "c2")).status).toBe(503);
    await until(async () => (await stateOf(second)) === "read-only");
    expect(await stateOf(first)).toBe("full");
  });

  it("acknowledge nothing that the replica does not have", async () => {
    replication.isCut = true;
    replication.dropAll();
    const stored = contact(first, "c3").then(() => "acknowledged");
    expect(await Promise.race([stored, pause(500, "waiting")])).toBe("waiting");
    replication.isCut = false;
    expect(await stored).toBe("acknowledged");
    expect(await ledger(second.port)).toContain("c3");
  });

  it("store without the replica once they are told not to wait for it, and catch up after", async () => {
    replication.isCut = true;
    replication.dropAll();
    const stored = contact(first, "c4").then(({ status }) => status);
    expect(await Promise.race([stored, pause(500, "waiting")])).toBe("waiting");
    const told = await post(admin, "/admin/commits-wait", { on: false });
    expect(JSON.parse(told.text)).toMatchObject({ commitsWait: false });
    expect(await stored).toBe(201);
    expect((await contact(first, "c5")).status).toBe(201);
    expect(await ledger(second.port)).not.toContain("c5");
    replication.isCut = false;
    await until(async () => (await ledger(second.port)).includes("c5"));
    expect(JSON.parse((await post(admin, "/admin/commits-wait", { on: true })).text).commitsWait).toBe(true);
    expect((await post(admin, "/admin/commits-wait", { on: "yes" })).status).toBe(400);
  });

  it("change places by a promotion, which may be asked for twice", async () => {
    replication.isCut = true;
    replication.dropAll();
    for (const _ of [1, 2])
      expect((await post(admin, "/admin/promote", {})).text).toContain('"second":"primary"');
    await until(async () => (await stateOf(second)) === "full");
    expect((await contact(second, "c6")).status).toBe(201);
    expect((await ledger(second.port)).sort()).toEqual(["c1", "c3", "c4", "c5", "c6"]);
  });
});
