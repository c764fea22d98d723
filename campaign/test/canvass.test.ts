import { describe, expect, it } from "vitest";
import { nextSyncIn } from "../canvass/next-sync.ts";
import { startCanvass } from "../canvass/start-canvass.ts";
import { startTiles } from "../tiles/start-tiles.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;
const home = [{ door: 1, outcome: "home" }];

interface Place {
  readonly street: string;
  readonly number: number;
}

/** Street by street, up one side and down the other. */
const asWalked = (a: Place, b: Place): number =>
  a.street.localeCompare(b.street) || (a.number % 2) - (b.number % 2) || a.number - b.number;

/** The field app's server, with links that can be broken before its lists, its syncs and its maps. */
const aWorld = async () => {
  const { name, url } = await database.create();
  const vendor = await startTiles({ port: 0, concurrent: 5, networkMs: 1 });
  const maps = await openSlowLink(vendor.port);
  const lists = await openSlowLink(database.port);
  const syncs = await openSlowLink(database.port);
  const folder = temporary();
  const settings = {
    port: 0,
    databaseUrl: url(),
    listsUrl: url(lists.port),
    syncsUrl: url(syncs.port),
    tiles: at(maps.port),
    turfs: 3,
    folder: folder.path,
  };
  cleanups.push(folder.remove, () => vendor.close(), maps.close, lists.close, syncs.close);
  const start = async () => {
    const canvass = await startCanvass(settings);
    cleanups.push(() => canvass.close());
    const { port } = canvass;
    const health = async () => JSON.parse((await ask(port, "/healthz")).text);
    await until(async () => (await health()).listsCutAt !== null);
    return {
      port,
      health,
      list: async (turf: number | string) => await ask(port, `/lists?turf=${turf}`),
      map: async (place: string) => await ask(port, `/maps?at=${place}`),
      sync: async (key: string, knocks: unknown = home) =>
        await post(port, "/syncs", { knocks }, { "Idempotency-Key": key }),
      turn: async (name: string, on = true) => await post(port, `/admin/${name}`, { on }),
      stored: async () => (await ledger(port)).sort(),
      drained: async () => await until(async () => (await health()).backlog === 0),
    };
  };
  const knocks = async () =>
    await database.query("SELECT door, outcome FROM knocks ORDER BY door, outcome", name);
  return { maps, lists, syncs, start, knocks };
};

describe("a walk list", () => {
  it("has the doors of its turf in the order of walking, with what came of the last knock", async () => {
    const canvass = await (await aWorld()).start();
    await canvass.sync("s1", [{ door: 41, outcome: "not-home" }]);
    await canvass.sync("s2", [{ door: 41, outcome: "moved" }]);
    const list = JSON.parse((await canvass.list(2)).text);
    expect(list.doors).toHaveLength(40);
    const places: Place[] = list.doors;
    expect(places).toEqual([...places].sort(asWalked));
    expect(list.doors.filter(({ last }: { last: unknown }) => last !== null)).toMatchObject([
      { id: 41, last: "moved" },
    ]);
    expect((await canvass.list(4)).status).toBe(422);
    expect((await canvass.list("../../etc")).status).toBe(422);
  });

  it("waits for a slow database with any number of connections; one of last night does not", async () => {
    const { lists, start } = await aWorld();
    const canvass = await start();
    lists.delayMs = 700;
    const took = async () => {
      const startedAt = performance.now();
      expect((await canvass.list(1)).status).toBe(200);
      return performance.now() - startedAt;
    };
    expect(await took()).toBeGreaterThan(690);
    await canvass.turn("large-pool");
    expect(await took()).toBeGreaterThan(690);
    lists.isCut = true;
    lists.dropAll();
    expect((await canvass.list(1)).status).toBe(503);
    await canvass.turn("night-lists");
    const list = JSON.parse((await canvass.list(1)).text);
    expect([list.turf, list.doors.length, Number.isNaN(Date.parse(list.cutAt))]).toEqual([1, 40, false]);
    expect((await canvass.health()).state).toBe("static-page");
  });
});

describe("a sync", () => {
  it("counts once, however often the phone sends it, and one without a key is refused", async () => {
    const { start, knocks } = await aWorld();
    const canvass = await start();
    const two = [
      { door: 1, outcome: "home" },
      { door: 2, outcome: "refused" },
    ];
    const answers = await Promise.all([canvass.sync("s1", two), canvass.sync("s1", two)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect([await canvass.stored(), await knocks()]).toEqual([["s1"], two]);
    expect((await post(canvass.port, "/syncs", { knocks: two })).status).toBe(400);
    // Sent again as if it were new, it counts twice: that is what the key is for.
    await canvass.sync("s1-again", two);
    expect((await knocks()).length).toBe(4);
  });

  it.each([[[]], [[{ door: 0, outcome: "home" }]], [[{ door: 1, outcome: "asleep" }]], [null]])(
    "with the knocks %j is refused",
    async (wrong) => {
      const canvass = await (await aWorld()).start();
      expect((await canvass.sync("s1", wrong)).status).toBe(422);
    },
  );

  it("is lost without its database, tried again at once or not; in the outbox it waits, over a restart too", async () => {
    const { syncs, start, knocks } = await aWorld();
    const canvass = await start();
    syncs.isCut = true;
    syncs.dropAll();
    expect((await canvass.sync("s1")).status).toBe(503);
    await canvass.turn("repeat");
    expect((await canvass.sync("s1")).status).toBe(503);
    await canvass.turn("outbox");
    const answers = await Promise.all(["s1", "s1", "s2"].map((key) => canvass.sync(key)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await canvass.health()).toMatchObject({ state: "queue-writes", backlog: 3 });
    await cleanups.pop()?.();
    syncs.isCut = false;
    const again = await start();
    await again.drained();
    expect([await again.stored(), (await knocks()).length]).toEqual([["s1", "s2"], 2]);
  });

  it("tells phones to come back spread out, and wider while syncs wait", () => {
    const keys = Array.from({ length: 500 }, (_, index) => `run-${index}`);
    const [calm, spread] = [false, true].map((isSpread) => keys.map((key) => nextSyncIn(key, isSpread)));
    expect([Math.min(...(calm ?? [])) >= 300, Math.max(...(calm ?? [])) < 600]).toEqual([true, true]);
    expect([Math.min(...(spread ?? [])) >= 300, Math.max(...(spread ?? [])) < 2_100]).toEqual([true, true]);
    expect(new Set(spread).size).toBeGreaterThan(400);
  });
});

describe("a map", () => {
  it("comes from its vendor, and a list is not held up when the vendor is silent", async () => {
    const { maps, start } = await aWorld();
    const canvass = await start();
    const map = await canvass.map("1/0/0");
    const [frame] = JSON.parse(map.text).features[0].geometry.coordinates;
    expect(frame.slice(0, 3).flat().map(Math.round)).toEqual([-180, 85, 0, 85, 0, 0]);
    expect((await canvass.map("1/2/0")).status).toBe(404);
    expect((await canvass.map("1/0")).status).toBe(422);
    maps.delayMs = 5_000;
    expect((await canvass.map("1/0/1")).status).toBe(503);
    expect((await canvass.list(1)).status).toBe(200);
  });
});
