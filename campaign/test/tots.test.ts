import { describe, expect, it } from "vitest";
import { startComprehend } from "../comprehend/start-comprehend.ts";
import { startSearchIndex } from "../search-index/start-search-index.ts";
import { startTots } from "../tots/start-tots.ts";
import { ask, ledger, post } from "./support/gotv-world.ts";
import { ownDatabase } from "./support/own-database.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;

const running = async <T extends { close: () => Promise<void> }>(started: Promise<T>): Promise<T> => {
  const program = await started;
  cleanups.push(() => program.close());
  return program;
};

const turn = async (port: number, name: string, on = true) => await post(port, `/admin/${name}`, { on });

const healthOf = async (port: number) =>
  JSON.parse((await ask(port, "/healthz")).text) as Record<string, unknown>;

const add = async (port: number, key: string, text = `Ann Abbot spoke in Iowa about ${key}.`) =>
  (await post(port, "/documents", { title: `Speech ${key}`, text }, { "Idempotency-Key": key })).status;

const bulk = async (port: number, body: string) =>
  await ask(port, "/documents/_bulk", { method: "POST", body });

const search = async (port: number, words: string) => {
  const { status, text } = await ask(port, `/search?q=${encodeURIComponent(words)}`);
  const { hits = [], asOf } = JSON.parse(text) as { hits?: { id: string }[]; asOf?: string };
  return { status, asOf, found: hits.map(({ id }) => id) };
};

const drained = async (port: number) => await until(async () => (await healthOf(port))["backlog"] === 0);

/** Tots with a link before the index, and a vendor that takes so many requests a second. */
const aWorld = async (perSecond = 10_000) => {
  const { name, url } = await database.create();
  const vendor = await running(startComprehend({ port: 0, perSecond, networkMs: 1 }));
  const index = await running(startSearchIndex({ port: 0 }));
  const link = await openSlowLink(index.port);
  cleanups.push(link.close);
  const settings = { enrichment: at(vendor.port), index: at(link.port), indexLog: at(index.port) };
  const start = async () =>
    await running(startTots({ port: 0, databaseUrl: url(), snapshotMs: 50, ...settings }));
  const query = async (sql: string) => await database.query(sql, name);
  return { start, query, link, indexPort: index.port, vendorPort: vendor.port };
};

describe("a document", () => {
  it("is there once, however often it is sent, and found by every one of its words", async () => {
    const { start } = await aWorld();
    const { port } = await start();
    expect(await Promise.all(["d1", "d1", "d2"].map((key) => add(port, key)))).toEqual([201, 201, 201]);
    expect((await ledger(port)).sort()).toEqual(["d1", "d2"]);
    expect((await search(port, "iowa D1")).found).toEqual(["d1"]);
    expect((await search(port, "iowa ohio")).found).toEqual([]);
  });

  it.each([
    [{ title: "", text: "x" }, 422],
    [{ title: "x", text: 7 }, 422],
    ["{", 400],
  ])("such as %j is refused", async (body, status) => {
    const { port } = await (await aWorld()).start();
    expect((await post(port, "/documents", body, { "Idempotency-Key": "k" })).status).toBe(status);
    expect((await search(port, "")).status).toBe(400);
  });
});

describe("the index", () => {
  it("shows what it holds twice as two lines", async () => {
    const { indexPort } = await aWorld();
    for (const id of ['{"_id":"x"}', '{"_id":"x"}', "{}", "{}"])
      await bulk(indexPort, `{"index":${id}}\n{"title":"a","text":"b"}\n`);
    expect((await ask(indexPort, "/log")).text.split("\n").slice(0, -1)).toHaveLength(3);
    expect((await bulk(indexPort, "{}")).status).toBe(400);
  });
});

describe("when the index is slow", () => {
  it("search finds nothing and documents fail; the snapshot says as of when it is, and nothing is lost", async () => {
    const { start, link } = await aWorld();
    const first = await start();
    expect(await add(first.port, "d1")).toBe(201);
    link.delayMs = 1_700;
    expect([await add(first.port, "d2"), (await search(first.port, "iowa")).status]).toEqual([504, 504]);
    await turn(first.port, "snapshot");
    expect(await add(first.port, "d3")).toBe(202);
    await until(async () => (await search(first.port, "iowa")).found.length === 3);
    const { asOf = "", found } = await search(first.port, "iowa");
    expect([Date.parse(asOf) > 0, found]).toEqual([true, ["d3", "d2", "d1"]]);
    link.delayMs = 0;
    // What waits is known to the next process too.
    await cleanups.pop()?.();
    const again = await start();
    await drained(again.port);
    expect((await ledger(again.port)).sort()).toEqual(["d1", "d2", "d3"]);
    expect((await search(again.port, "Ann Abbot d3")).found).toEqual(["d3"]);
  });
});

describe("when the vendor throttles", () => {
  it("texts are lost, asked again at once or not; kept first, they are found at once and named later", async () => {
    const { start, query } = await aWorld(2);
    const { port } = await start();
    const five = async (from: number) =>
      await Promise.all([0, 1, 2, 3, 4].map((n) => add(port, `d${from + n}`)));
    expect(await five(0)).toContain(503);
    await turn(port, "ask-again");
    expect(await five(10)).toContain(503);
    await turn(port, "enrich-later");
    expect(await five(20)).toEqual([201, 201, 201, 201, 201]);
    expect((await search(port, "d24")).found).toEqual(["d24"]);
    await drained(port);
    const unnamed = await query("SELECT key FROM papers WHERE names IS NULL OR NOT indexed");
    expect([unnamed, new Set(await ledger(port)).size]).toEqual([[], (await ledger(port)).length]);
  });

  it("says so as it is documented", async () => {
    const { vendorPort } = await aWorld(0);
    const { status, json } = await post(vendorPort, "/detect-entities", { Text: "Ann" });
    expect([status, json]).toEqual([400, { __type: "ThrottlingException", message: "Rate exceeded" }]);
  });
});
