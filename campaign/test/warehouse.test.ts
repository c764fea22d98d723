import type { IncomingMessage } from "node:http";
import { get } from "node:http";
import { describe, expect, it } from "vitest";
import { startAnalysts } from "../analysts/start-analysts.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { startTargetsFeed } from "../targets-feed/start-targets-feed.ts";
import { startWarehouse } from "../warehouse/start-warehouse.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post } from "./support/gotv-world.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const kept = async <T extends { close(): unknown }>(starting: Promise<T>): Promise<T> => {
  const running = await starting;
  cleanups.push(() => running.close());
  return running;
};

const at = (port: number): string => `http://127.0.0.1:${port}`;

/** Passes the feed on; while it is short, half of each file arrives, and looks whole. */
const aLink = async (feed: number) => {
  const link = { port: 0, isShort: false };
  const server = createHttpServer({
    "GET /manifest": async (_, response) => send(response, 200, (await ask(feed, "/manifest")).text),
    "GET /targets.csv": async (request, response) => {
      const { status, text } = await ask(feed, request.url ?? "/");
      send(response, status, link.isShort ? text.slice(0, text.length / 2) : text);
    },
  });
  link.port = await listen(server, 0);
  cleanups.push(() => closeServer(server));
  return link;
};

const aWorld = async () => {
  const { url } = await database.create();
  const feed = await kept(startTargetsFeed({ port: 0, rows: 2_000, everySeconds: 1 }));
  const link = await aLink(feed.port);
  const { port } = await kept(startWarehouse({ port: 0, databaseUrl: url(), feed: at(link.port) }));
  const list = async (office: number) => await ask(port, `/list?office=${office}`);
  const print = async (key: string, office: unknown) =>
    await post(port, "/prints", { office }, { "Idempotency-Key": key });
  const turn = async (name: string, on = true) => await post(port, `/admin/${name}`, { on });
  const health = async () => JSON.parse((await ask(port, "/healthz")).text) as Record<string, unknown>;
  await until(async () => (await list(1)).status === 200);
  return { port, link, list, print, turn, health };
};

describe("a list", () => {
  it("says how fresh it is, and is printed once, however often its form is sent", async () => {
    const { port, list, print } = await aWorld();
    const told = JSON.parse((await list(200)).text);
    expect(told).toMatchObject({ office: 200, whole: true });
    expect(told.voters).toHaveLength(10);
    expect(Date.now() - Date.parse(told.asOf)).toBeLessThan(60_000);
    const answers = await Promise.all([print("p1", 3), print("p1", 3), print("p2", 200)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await ledger(port)).sort()).toEqual(["p1", "p2"]);
  });

  it("for an office that there is not is refused", async () => {
    const { port, print } = await aWorld();
    for (const office of [0, 201, "3", null]) expect((await print("p1", office)).status).toBe(422);
    expect(await ledger(port)).toEqual([]);
  });
});

describe("half a feed", () => {
  it("leaves half of the offices without a list, also when it is loaded again", async () => {
    const { link, list, print, turn, health } = await aWorld();
    await turn("load-again");
    link.isShort = true;
    await until(async () => (await list(200)).status === 404);
    expect(JSON.parse((await list(1)).text)).toMatchObject({ whole: false });
    expect((await print("p1", 200)).status).toBe(404);
    expect(Number((await health())["shortFiles"])).toBeGreaterThan(0);
  });

  it("is put aside, and lists come from the last whole load with its time", async () => {
    const { link, list, print, turn, health } = await aWorld();
    link.isShort = true;
    await until(async () => (await list(200)).status === 404);
    await turn("whole-feeds");
    const before = JSON.parse((await list(200)).text);
    expect(before).toMatchObject({ whole: true });
    const short = Number((await health())["shortFiles"]);
    await until(async () => Number((await health())["shortFiles"]) > short);
    expect(JSON.parse((await list(200)).text).asOf).toBe(before.asOf);
    expect((await print("p1", 200)).status).toBe(201);
    link.isShort = false;
    await until(async () => JSON.parse((await list(200)).text).asOf !== before.asOf);
    await turn("whole-feeds", false);
    // The last good load is kept first, the table of the lists comes behind it.
    await until(async () => (await list(200)).status === 200);
  });
});

describe("analysts' notebooks", () => {
  it("take every connection, however many there are, but not those that are kept for lists", async () => {
    const { port, list, turn, health } = await aWorld();
    const analysts = await kept(startAnalysts({ port: 0, warehouse: at(port), notebooks: 40 }));
    await post(analysts.port, "/admin/open", { on: true });
    await until(async () => (await health())["connectionsUsed"] === 10);
    expect((await list(1)).status).toBe(503);
    await turn("more-connections");
    await until(async () => (await health())["connectionsUsed"] === 30);
    expect((await list(1)).status).toBe(503);
    await turn("more-connections", false);
    await turn("reserve");
    expect((await list(1)).status).toBe(200);
    await post(analysts.port, "/admin/open", { on: false });
    await turn("reserve", false);
    await until(async () => (await list(1)).status === 200);
    expect((await post(analysts.port, "/admin/open", { on: 1 })).status).toBe(400);
  });

  it("are cut by the rule for runaway queries, and give their connections back", async () => {
    const { port, turn, health } = await aWorld();
    const reply = await new Promise<IncomingMessage>((resolve) => {
      get(`${at(port)}/export`, { agent: false }, resolve);
    });
    const cut = new Promise((resolve) => reply.once("close", resolve));
    // The first page is read, and then nobody reads on.
    reply.on("error", () => undefined).once("data", () => reply.pause());
    await until(async () => (await health())["connectionsUsed"] === 1);
    await turn("kill-rule");
    await until(async () => (await health())["connectionsUsed"] === 0);
    expect((await health())["killed"]).toBe(1);
    reply.resume();
    await cut;
    expect(reply.complete).toBe(false);
  });
});
