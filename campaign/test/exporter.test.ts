import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { startExporter } from "../exporter/start-exporter.ts";
import { ownDatabase } from "./support/own-database.ts";
import { freePort, listens, startProgram, until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const call = async (port: number, method: string, path: string, body?: unknown) => {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...sent });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
};

/** A database of its own with a table, its exporter, and sessions of the application. */
const aWorld = async () => {
  const { name, url } = await database.create();
  const asOwner = new Client(url());
  await asOwner.connect();
  await asOwner.query("CREATE TABLE contacts (key text PRIMARY KEY)");
  await asOwner.end();
  const databaseUrl = `postgres://postgres@127.0.0.1:${database.port}/${name}`;
  const exporter = await startExporter({ port: 0, databaseUrl, role: "gotv" });
  cleanups.push(() => exporter.close());
  const aSession = async () => {
    const client = new Client(url());
    client.on("error", () => undefined);
    await client.connect();
    cleanups.push(() => client.end().catch(() => undefined));
    return client;
  };
  const ask = (method: string, path: string, body?: unknown) => call(exporter.port, method, path, body);
  const activity = async () => (await ask("GET", "/activity")).json;
  return { ask, activity, aSession, databaseUrl };
};

const insert = (client: Client, key: string) => client.query("INSERT INTO contacts (key) VALUES ($1)", [key]);

describe("the activity", () => {
  it("counts the sessions of the application alone, by what they do", async () => {
    const { activity, aSession } = await aWorld();
    expect(await activity()).toEqual({
      sessions: 0,
      active: 0,
      idle: 0,
      idleInTransaction: 0,
      waitingOnLock: 0,
      waitingOnClient: 0,
    });
    await aSession();
    const inTransaction = await aSession();
    await inTransaction.query("BEGIN");
    const busy = (await aSession()).query("SELECT pg_sleep(60)").catch(() => undefined);
    await until(async () => (await activity())["active"] === 1);
    expect(await activity()).toEqual({
      sessions: 3,
      active: 1,
      idle: 1,
      idleInTransaction: 1,
      waitingOnLock: 0,
      waitingOnClient: 2,
    });
    await database.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'active' AND usename = 'gotv'",
    );
    await busy;
  });
});

describe("a lock", () => {
  it("keeps the application waiting until it is given back, however often that is asked for", async () => {
    const { ask, activity, aSession } = await aWorld();
    const session = await aSession();
    expect((await ask("DELETE", "/lock")).json).toEqual({ locked: null });
    const taken = await ask("POST", "/lock", { table: "contacts" });
    expect(taken.json).toMatchObject({ locked: { table: "contacts" } });
    expect((await ask("POST", "/lock", { table: "contacts" })).json).toEqual(taken.json);
    const inserted = insert(session, "one");
    await until(async () => (await activity())["waitingOnLock"] === 1);
    for (let times = 0; times < 2; times += 1) {
      expect(await ask("DELETE", "/lock")).toEqual({ status: 200, json: { locked: null } });
    }
    expect((await inserted).rowCount).toBe(1);
    expect(await activity()).toMatchObject({ waitingOnLock: 0, idle: 1 });
  });

  it("is ended with its session by who ends what others wait for, and by nobody else", async () => {
    const { ask, activity, aSession } = await aWorld();
    const sessions = await Promise.all([aSession(), aSession()]);
    await ask("POST", "/lock", { table: "contacts" });
    const inserted = Promise.all(sessions.map((session, index) => insert(session, String(index))));
    await until(async () => (await activity())["waitingOnLock"] === 2);
    const { json } = await ask("POST", "/end-lock-holder");
    expect(json).toMatchObject({
      ended: 1,
      sessions: [{ application: "maintenance", state: "idle in transaction", ended: true }],
    });
    await inserted;
    expect((await ask("POST", "/end-lock-holder")).json).toEqual({ ended: 0, sessions: [] });
    expect((await ask("DELETE", "/lock")).status).toBe(200);
    // The exporter lives on, and can lock again.
    expect((await ask("POST", "/lock", { table: "contacts" })).status).toBe(200);
  });

  it("of a session of the application is not for others to end", async () => {
    const { ask, activity, aSession } = await aWorld();
    const [holder, waiter] = [await aSession(), await aSession()];
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE contacts");
    const inserted = insert(waiter, "one");
    await until(async () => (await activity())["waitingOnLock"] === 1);
    expect((await ask("POST", "/end-lock-holder")).json).toEqual({ ended: 0, sessions: [] });
    await holder.query("COMMIT");
    expect((await inserted).rowCount).toBe(1);
  });

  it("that cannot be had is given up, and nobody waits behind it any more", async () => {
    const { ask, aSession } = await aWorld();
    const [reader, writer] = [await aSession(), await aSession()];
    await reader.query("BEGIN");
    await reader.query("SELECT FROM contacts");
    const refused = await ask("POST", "/lock", { table: "contacts" });
    expect(refused).toEqual({ status: 503, json: { error: '"contacts" was busy for 3000 ms' } });
    expect((await insert(writer, "one")).rowCount).toBe(1);
  }, 30_000);

  it("takes nothing but the name of a table that is there", async () => {
    const { ask, aSession } = await aWorld();
    for (const table of ["contacts; DROP TABLE contacts", '"contacts"', "", 7]) {
      expect((await ask("POST", "/lock", { table })).status).toBe(400);
    }
    expect((await ask("POST", "/lock", { table: "nowhere" })).status).toBe(404);
    expect((await insert(await aSession(), "one")).rowCount).toBe(1);
  });

  it("goes with the exporter, even when that is killed", async () => {
    const { aSession, databaseUrl } = await aWorld();
    const port = await freePort();
    const program = startProgram("exporter/main.ts", { PORT: String(port), DATABASE_URL: databaseUrl });
    cleanups.push(() => program.stop("SIGKILL"));
    await listens(port);
    expect((await call(port, "POST", "/lock", { table: "contacts" })).status).toBe(200);
    const inserted = insert(await aSession(), "one");
    expect(await program.stop("SIGKILL")).toBeNull();
    expect((await inserted).rowCount).toBe(1);
  });
});
