import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startGotv } from "../gotv/start-gotv.ts";
import { ownDatabase } from "./support/own-database.ts";
import type { Answer } from "./support/gotv-world.ts";
import { ask, contact, ledger, nextVoter, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

interface Wish {
  readonly poolSize?: number;
  readonly voters?: number;
}

const aService = async ({ poolSize = 20, voters = 12_800 }: Wish = {}) => {
  const { url, name } = await database.create();
  const link = await openSlowLink(database.port);
  const outbox = temporary();
  const gotv = await startGotv({
    port: 0,
    databaseUrl: url(link.port),
    outboxDir: outbox.path,
    poolSize,
    voters,
  });
  cleanups.push(outbox.remove, link.close, () => {
    link.delayMs = 0;
    return gotv.close();
  });
  return { gotv, port: gotv.port, link, name };
};

const statuses = (answers: { status: number }[]): Record<number, number> => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/** As a volunteer's telephone does: told to come back, it comes back. */
const patiently = async (send: () => Promise<Answer>): Promise<Answer> => {
  for (;;) {
    const answer = await send();
    if (answer.status !== 503) return answer;
    await pause(100);
  }
};

/** Contacts on an open loop, as from callers who do not wait for each other. */
const answersAt = async (port: number, rate: number, ms: number) => {
  const answers: ReturnType<typeof contact>[] = [];
  const startedAt = performance.now();
  for (;;) {
    const elapsed = performance.now() - startedAt;
    if (elapsed > ms) break;
    while (answers.length < (elapsed / 1000) * rate) answers.push(contact(port));
    await pause(2);
  }
  return Promise.all(answers);
};

const contactsAt = async (port: number, rate: number, ms: number) =>
  statuses(await answersAt(port, rate, ms));

describe("voters", () => {
  it("are never dealt to two volunteers at once, however many ask together", async () => {
    const { port } = await aService();
    const asked = Array.from({ length: 2_000 }, (_, index) => patiently(() => nextVoter(port, index % 200)));
    const answers = await Promise.all(asked);
    expect(statuses(answers)).toEqual({ 200: 2_000 });
    const ids = answers.map(({ json }) => json.voter.id);
    expect(new Set(ids).size).toBe(2_000);
  });

  it("come round again for another attempt, so that a list never runs dry", async () => {
    const { port } = await aService({ voters: 640 });
    const answers = [];
    for (let call = 0; call < 100; call += 1) answers.push(await nextVoter(port, 3));
    expect(statuses(answers)).toEqual({ 200: 100 });
  });

  it("are kept apart in the failure state too, and a volunteer who runs out gets the earlier list", async () => {
    const { port, link } = await aService();
    await post(port, "/admin/degraded", { on: true });
    link.isCut = true;
    link.dropAll();
    const asked = Array.from({ length: 64 * 30 }, (_, index) => nextVoter(port, index % 64));
    const answers = await Promise.all(asked);
    expect(statuses(answers)).toEqual({ 200: 1920 });
    const owners = new Map<number, number>();
    for (const [index, { json }] of answers.entries()) {
      expect(owners.get(json.voter.id) ?? index % 64).toBe(index % 64);
      owners.set(json.voter.id, index % 64);
    }
    for (let call = 0; call < 300; call += 1) expect((await nextVoter(port, 5)).status).toBe(200);
    link.isCut = false;
  });
});

describe("contacts", () => {
  it("are stored once however often they are sent, and the ledger lists each once", async () => {
    const { port, name } = await aService();
    const keys = Array.from({ length: 300 }, (): string => randomUUID());
    for (let time = 0; time < 2; time += 1) {
      const answers = await Promise.all(keys.map((key) => patiently(() => contact(port, key))));
      expect(statuses(answers)).toEqual({ 201: 300 });
    }
    // More rows than the ledger reads at a time.
    const more =
      "INSERT INTO contacts SELECT 'more-' || i, i, 1, 'moved' FROM generate_series(1, 12000) AS i";
    await database.query(more, name);
    for (let number = 1; number <= 12_000; number += 1) keys.push(`more-${number}`);
    expect((await ledger(port)).sort()).toEqual(keys.sort());
  });

  it("that make no sense are refused with a reason", async () => {
    const { port } = await aService();
    const good = { voter: 1, volunteer: 2, outcome: "supporter" };
    const key = { "Idempotency-Key": "k" };
    expect((await post(port, "/contacts", good)).json.error).toContain("Idempotency-Key");
    const bad = [
      { ...good, voter: "1" },
      { ...good, volunteer: 1.5 },
      { ...good, outcome: "" },
      [],
      null,
      "{",
    ];
    for (const body of bad) expect((await post(port, "/contacts", body, key)).status).toBe(400);
    expect((await post(port, "/contacts", { ...good, note: "x".repeat(17_000) }, key)).status).toBe(413);
    expect((await post(port, "/nowhere", good)).status).toBe(404);
    expect((await ask(port, "/contacts")).headers["allow"]).toBe("POST");
  });
});

describe("a slow link to the database", () => {
  it("exhausts the pool: callers are told to come back", async () => {
    const { port, link } = await aService({ poolSize: 4 });
    await contact(port);
    link.delayMs = 200;
    const answers = await answersAt(port, 400, 1_500);
    const refused = answers.find(({ status }) => status === 503);
    expect(refused?.json).toEqual({ error: "database busy" });
    expect(refused?.headers["retry-after"]).toBe("1");
  });

  it("is not cured by a pool twice its size, but by the failure state", async () => {
    const { port, link } = await aService({ poolSize: 15 });
    await contact(port);
    link.delayMs = 300;
    const resized = await post(port, "/admin/pool", { size: 30 });
    expect(resized.json.pool.max).toBe(30);
    const withPool = await contactsAt(port, 800, 1_500);
    expect(withPool[503] ?? 0).toBeGreaterThan(200);
    expect((await ask(port, "/healthz")).json.pool.total).toBeGreaterThan(15);
    expect((await post(port, "/admin/degraded", { on: true })).json.state).toBe("queue-writes");
    const degraded = await contactsAt(port, 800, 1_000);
    expect(Object.keys(degraded)).toEqual(["202"]);
    link.delayMs = 0;
    await post(port, "/admin/pool", { size: 15 });
    expect((await post(port, "/admin/degraded", { on: false })).json.state).toBe("full");
    await until(async () => (await ask(port, "/healthz")).json.outbox === 0);
    await until(async () => (await ask(port, "/healthz")).json.pool.total <= 15);
    const kept = (await ledger(port)).length;
    expect(kept).toBeGreaterThanOrEqual((withPool[201] ?? 0) + (degraded[202] ?? 0) + 1);
  });

  it("lets go of callers who were waiting when the failure state comes on", async () => {
    const { port, link } = await aService({ poolSize: 2 });
    await contact(port);
    link.delayMs = 3_000;
    const waiting = Promise.all([contact(port), contact(port), nextVoter(port, 9)]);
    await pause(100);
    await post(port, "/admin/degraded", { on: true });
    expect(statuses(await waiting)).toEqual({ 200: 1, 202: 2 });
  });
});

/** Answers 60 at once and counts how often the database went through all voters. */
const scansFor = async (isCoalescing: boolean): Promise<number> => {
  const { port, name, gotv } = await aService();
  await post(port, "/admin/coalescing", { on: isCoalescing });
  const answers = await Promise.all(Array.from({ length: 60 }, () => ask(port, "/scoreboard")));
  expect(statuses(answers)).toEqual({ 200: 60 });
  expect(answers[0]?.json.turfs).toHaveLength(64);
  // PostgreSQL counts a connection's work at the latest when the connection ends.
  await gotv.close();
  await pause(200);
  const statement = "SELECT seq_scan::int AS scans FROM pg_stat_user_tables WHERE relname = 'voters'";
  return Number((await database.query(statement, name))[0]?.["scans"]);
};

describe("the scoreboard without a cache", () => {
  it("is computed by every request, and by one for all when coalescing", async () => {
    expect(await scansFor(false)).toBeGreaterThanOrEqual(60);
    expect(await scansFor(true)).toBeLessThan(30);
  });
});
