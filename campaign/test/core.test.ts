import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startCore } from "../core/start-core.ts";
import { startEvents } from "../events/start-events.ts";
import { startVoterFile } from "../voter-file/start-voter-file.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;

/** The core API over two vendors, with a link before each that can be made slow. */
const aWorld = async () => {
  const { name, url } = await database.create();
  const voterFile = await startVoterFile({ port: 0, people: 100, lookUpMs: 1 });
  const events = await startEvents({ port: 0, searchMs: 50, mostAtOnce: 5 });
  const toVoterFile = await openSlowLink(voterFile.port);
  const toEvents = await openSlowLink(events.port);
  const core = await startCore({
    port: 0,
    databaseUrl: url(),
    people: 100,
    poolSize: 10,
    cacheSeconds: 300,
    voterFile: at(toVoterFile.port),
    events: at(toEvents.port),
  });
  cleanups.push(
    () => voterFile.close(),
    () => events.close(),
    toVoterFile.close,
    toEvents.close,
    () => core.close(),
  );
  const { port } = core;
  const turn = async (name: string, on = true) => await post(port, `/admin/${name}`, { on });
  const contact = async (key: string, body: unknown = { person: 1, outcome: "contacted" }) =>
    await post(port, "/contacts", body, { "Idempotency-Key": key });
  const health = async () => JSON.parse((await ask(port, "/healthz")).text);
  const stored = async () => await database.query("SELECT key FROM contacts", name);
  return { port, toVoterFile, toEvents, turn, contact, health, stored };
};

const statusOf = async (port: number, path: string): Promise<number> => (await ask(port, path)).status;

describe("the core API", () => {
  it("answers from its database and from both vendors", async () => {
    const { port } = await aWorld();
    expect((await ask(port, "/person?id=7")).json).toMatchObject({ id: 7, turf: 8 });
    expect((await ask(port, "/turf?id=1")).json).toMatchObject({ turf: 1, people: 12 });
    expect((await ask(port, "/history?id=7")).json).toMatchObject({ person: 7 });
    expect((await ask(port, "/events?id=3")).json).toMatchObject({ region: 3 });
  });

  it("stores a contact once, however often it is sent", async () => {
    const { port, contact, stored } = await aWorld();
    const answers = await Promise.all([contact("c1"), contact("c1"), contact("c2")]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await ledger(port)).sort()).toEqual(["c1", "c2"]);
    expect(await stored()).toHaveLength(2);
  });

  it.each([
    ["/person?id=x", 400],
    ["/person?id=999", 404],
    ["/turf?id=9", 404],
    ["/history?id=999", 404],
    ["/events", 400],
  ])("refuses %s with %i", async (path, status) => {
    const { port } = await aWorld();
    expect(await statusOf(port, path)).toBe(status);
  });

  it.each([
    [{ person: -1, outcome: "contacted" }, "person must be a whole number"],
    [{ person: 1, outcome: "" }, "outcome must be 1 to 64 letters, digits, spaces, - or _"],
    [null, "person must be a whole number"],
  ])("refuses the contact %j", async (body, reason) => {
    const { contact } = await aWorld();
    const answer = await contact("c1", body);
    expect([answer.status, answer.json.error]).toEqual([422, reason]);
  });
});

/** Sends a contact and, when told, leaves without its answer. */
const leaveLine = (port: number): (() => void) => {
  const sent = request({
    port,
    host: "127.0.0.1",
    path: "/contacts",
    method: "POST",
    headers: { "Idempotency-Key": randomUUID() },
  });
  sent.on("error", () => undefined);
  sent.end('{"person":1,"outcome":"contacted"}');
  return () => sent.destroy();
};

/** Enough calls to a slow vendor to take every worker. */
const flood = (port: number, path: string): Promise<number>[] =>
  Array.from({ length: 90 }, () => statusOf(port, path));

describe("one slow vendor", () => {
  it("takes every worker, so that calls that do not need it wait too", async () => {
    const { port, toEvents, health } = await aWorld();
    toEvents.delayMs = 2_000;
    const flooding = flood(port, "/events?id=1");
    await until(async () => (await health()).workers.busy === 80);
    const isQuick = await Promise.race([statusOf(port, "/person?id=1"), pause(200, "late")]);
    expect(isQuick).toBe("late");
    await Promise.all(flooding);
  });

  it("gives its workers back, also those meant for callers who left the line", async () => {
    const { port, toEvents, contact, health } = await aWorld();
    toEvents.delayMs = 1_000;
    const flooding = flood(port, "/events?id=1");
    await until(async () => (await health()).workers.busy === 80);
    const leaving = Array.from({ length: 20 }, () => leaveLine(port));
    await until(async () => (await health()).workers.waiting >= 20);
    for (const leave of leaving) leave();
    await Promise.all(flooding);
    await until(async () => (await health()).workers.busy === 0);
    expect((await contact("after")).status).toBe(201);
    // Nothing was done for those who had left.
    expect(await ledger(port)).toEqual(["after"]);
  });

  it("takes no more than a few workers behind its bulkhead, and its last known answer is given", async () => {
    const { port, toEvents, turn, health } = await aWorld();
    expect(await statusOf(port, "/events?id=1")).toBe(200);
    await turn("bulkheads");
    // The vendor takes five at a time, and answers 429 to more: none of them is asked.
    expect(await Promise.all(flood(port, "/events?id=3"))).not.toContain(502);
    toEvents.delayMs = 5_000;
    const flooding = flood(port, "/events?id=1");
    expect(await statusOf(port, "/person?id=1")).toBe(200);
    expect(new Set(await Promise.all(flooding))).toEqual(new Set([200]));
    expect(await statusOf(port, "/events?id=2")).toBe(504);
    expect((await health()).workers.busy).toBe(0);
  });

  it("is given up after three short tries while deadlines are on", async () => {
    const { port, toVoterFile, turn } = await aWorld();
    await turn("deadlines");
    toVoterFile.delayMs = 5_000;
    const startedAt = performance.now();
    expect(await statusOf(port, "/history?id=1")).toBe(504);
    // Three times a quarter of a second: it did wait, and it did try again.
    expect(performance.now() - startedAt).toBeGreaterThan(740);
    toVoterFile.delayMs = 0;
    expect(await statusOf(port, "/history?id=1")).toBe(200);
  });

  it("is not made quicker by more workers", async () => {
    const { toEvents, port, turn, health } = await aWorld();
    await turn("more-workers");
    expect((await health()).workers.size).toBe(800);
    toEvents.delayMs = 400;
    const late = await Promise.race([statusOf(port, "/events?id=1"), pause(200, "late")]);
    expect(late).toBe("late");
    await turn("more-workers", false);
    expect((await health()).workers.size).toBe(80);
  });
});
