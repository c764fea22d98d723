import { describe, expect, it } from "vitest";
import { startPush, type PushSettings } from "../push/start-push.ts";
import { PushVendor } from "../relational/push-vendor.ts";
import { startRelational } from "../relational/start-relational.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;
const ann = "+13031000001";
const stranger = "+13039999999";

/** The relational app, with links that can be broken before its voter file and before its push vendor. */
const aWorld = async (limits: Partial<PushSettings> = {}, mostWaiting = 1_000) => {
  const { name, url } = await database.create();
  const vendor = await startPush({ port: 0, concurrent: 100, networkMs: 1, ...limits });
  const push = await openSlowLink(vendor.port);
  const voterFile = await openSlowLink(database.port);
  const folder = temporary();
  const settings = {
    port: 0,
    databaseUrl: url(),
    voterFileUrl: url(voterFile.port),
    voters: 100,
    push: at(push.port),
    pushLog: at(vendor.port),
    mostWaiting,
    folder: folder.path,
  };
  cleanups.push(folder.remove, () => vendor.close(), push.close, voterFile.close);
  const start = async () => {
    const app = await startRelational(settings);
    cleanups.push(() => app.close());
    const { port } = app;
    const health = async () => JSON.parse((await ask(port, "/healthz")).text);
    return {
      health,
      upload: async (key: string, contacts: unknown = [ann, stranger]) =>
        await post(port, "/uploads", { volunteer: 7, contacts }, { "Idempotency-Key": key }),
      nudge: async (key: string, friend: unknown = ann) =>
        await post(port, "/nudges", { friend }, { "Idempotency-Key": key }),
      told: async () => JSON.parse((await ask(port, "/matches?volunteer=7")).text),
      turn: async (switched: string, on = true) => await post(port, `/admin/${switched}`, { on }),
      ledger: async () => (await ledger(port)).sort(),
      drained: async () => await until(async () => (await health()).backlog === 0),
    };
  };
  const matches = async () => await database.query("SELECT key, voter FROM matches ORDER BY key", name);
  return { push, voterFile, start, matches, vendor: vendor.port };
};

describe("contacts", () => {
  it("are matched against the voter file once, however often they are uploaded", async () => {
    const { start, matches } = await aWorld();
    const app = await start();
    const answers = await Promise.all([app.upload("u1"), app.upload("u1"), app.upload("u2", [stranger])]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await matches()).toEqual([{ key: "u1", voter: 1 }]);
    expect(await app.told()).toEqual({ uploads: 2, voters: 1, waiting: 0 });
    expect(await app.ledger()).toEqual(["u1", "u2"]);
  });

  it.each([[[]], [["303"]], [null]])("like %j are refused", async (contacts) => {
    const app = await (await aWorld()).start();
    expect((await app.upload("u1", contacts)).status).toBe(422);
  });

  it("never match while the voter file is away, and more connections do not help; later they do, over a restart too", async () => {
    const { voterFile, start, matches } = await aWorld();
    const app = await start();
    voterFile.isCut = true;
    voterFile.dropAll();
    expect((await app.upload("u1")).status).toBe(503);
    await app.turn("large-pool");
    expect((await app.upload("u1")).status).toBe(503);
    await app.turn("match-later");
    const answers = await Promise.all(["u1", "u1", "u2"].map((key) => app.upload(key)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await app.told()).toEqual({ uploads: 0, voters: 0, waiting: 2 });
    expect((await app.health()).state).toBe("queue-writes");
    await cleanups.pop()?.();
    const again = await start();
    expect((await again.told()).waiting).toBe(2);
    voterFile.isCut = false;
    await again.drained();
    expect(await again.told()).toEqual({ uploads: 2, voters: 1, waiting: 0 });
    expect((await matches()).map(({ key }) => key)).toEqual(["u1", "u2"]);
  });

  it("are left on the phone when too many wait already", async () => {
    const { voterFile, start } = await aWorld({}, 2);
    const app = await start();
    voterFile.isCut = true;
    voterFile.dropAll();
    await app.turn("match-later");
    await app.upload("u1");
    await app.upload("u2");
    const answer = await app.upload("u3");
    expect([answer.status, answer.json.error, answer.headers["retry-after"]]).toEqual([
      503,
      "too many wait; keep the contacts on the phone",
      "1",
    ]);
  });
});

describe("a nudge", () => {
  it("goes out once, however often it is asked for, and one that the vendor cannot read is refused", async () => {
    const { start, vendor } = await aWorld();
    const app = await start();
    const answers = await Promise.all([app.nudge("n1"), app.nudge("n1")]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await app.ledger()).toEqual(["n1"]);
    expect((await app.nudge("n2", "303")).status).toBe(422);
    const wrong = await post(vendor, "/notifications", { contents: { en: "Hi" } });
    expect([wrong.status, JSON.parse(wrong.text).errors[0]]).toEqual([
      400,
      expect.stringContaining("players"),
    ]);
    expect((await post(vendor, "/notifications", {})).status).toBe(400);
  });

  it("that was sent without its key, or under another, goes out again: the vendor's log shows it", async () => {
    const { start, vendor } = await aWorld();
    const app = await start();
    await app.nudge("n1");
    const message = {
      include_aliases: { external_id: [ann] },
      contents: { en: "Hi" },
      data: { reference: "n1" },
    };
    expect((await post(vendor, "/notifications", message)).status).toBe(200);
    expect(await app.ledger()).toEqual(["n1", "n1"]);
  });

  it("is lost while the vendor is silent or away, with more patience too; later it goes out once, though its answer was lost", async () => {
    const { push, start } = await aWorld();
    const app = await start();
    push.delayMs = 1_500;
    expect((await app.nudge("n1")).status).toBe(504);
    push.isCut = true;
    push.dropAll();
    await app.turn("patience");
    expect((await app.nudge("n2")).status).toBe(504);
    await app.turn("nudge-later");
    // The vendor has the first one already, and nobody here knows.
    const answers = await Promise.all(["n1", "n2", "n2", "n3"].map((key) => app.nudge(key)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect((await app.health()).backlog).toBe(4);
    push.isCut = false;
    push.delayMs = 0;
    await app.drained();
    expect(await app.ledger()).toEqual(["n1", "n2", "n3"]);
  });

  it("waits its turn when the vendor has no room, and all of them go out once", async () => {
    const { start, vendor } = await aWorld({ concurrent: 2, networkMs: 100 });
    const app = await start();
    const keys = Array.from({ length: 8 }, (_, index) => `n${index}`);
    const statuses = (await Promise.all(keys.map((key) => app.nudge(key)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(2);
    expect(statuses.filter((status) => status === 503)).toHaveLength(6);
    await app.turn("nudge-later");
    await Promise.all(keys.map((key) => app.nudge(key)));
    await app.drained();
    expect(await app.ledger()).toEqual(keys);
    expect(JSON.parse((await ask(vendor, "/healthz")).text)).toEqual({ sent: 8 });
  });

  it("is not given up when the vendor says how long to wait", async () => {
    const { vendor } = await aWorld({ concurrent: 2, networkMs: 50 });
    const push = new PushVendor(at(vendor), () => false);
    cleanups.push(() => push.close());
    await push.sendAll(["n1", "n2", "n3", "n4"].map((key) => ({ key, friend: ann })));
    expect(JSON.parse((await ask(vendor, "/healthz")).text)).toEqual({ sent: 4 });
  });
});
