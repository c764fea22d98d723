import { describe, expect, it } from "vitest";
import { startMailVendor } from "../mail-vendor/start-mail-vendor.ts";
import { readPollwatchSettings, startPollwatch } from "../pollwatch/start-pollwatch.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { ownDatabase } from "./support/own-database.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const ann = "417-806952";
const bob = "2086-523763";
/** Its PIN is the one that was printed; the list slipped by a line there. */
const wrong = "1220-865909";
const helpDesk = "mark voters on paper and call the help desk";

/** The app, with links that can be broken before its database and before its mail service. */
const aWorld = async () => {
  const { name, url } = await database.create();
  const vendor = await startMailVendor({ port: 0, smtpPort: 0, connections: 60, acceptMs: 1 });
  const mailLink = await openSlowLink(vendor.smtpPort);
  const databaseLink = await openSlowLink(database.port);
  const folder = temporary();
  cleanups.push(folder.remove, () => vendor.close(), mailLink.close, databaseLink.close);
  const start = async () => {
    const app = await startPollwatch({
      port: 0,
      databaseUrl: url(databaseLink.port),
      mail: { host: "127.0.0.1", port: mailLink.port },
      folder: folder.path,
    });
    cleanups.push(() => app.close());
    const { port } = app;
    const batch = async (key: string, card: unknown = ann, voters: unknown = [1, 2, 3, 4, 5]) =>
      await post(port, "/batches", { card, voters }, { "Idempotency-Key": key });
    const health = async (field: string) => JSON.parse((await ask(port, "/healthz")).text)[field];
    return {
      batch,
      health,
      logIn: async (card: unknown) => await post(port, "/log-ins", { card }),
      reset: async (watcher: unknown) => await post(port, "/resets", { watcher }),
      newPin: async (watcher: unknown, code: unknown, pin: unknown) =>
        await post(port, "/pins", { watcher, code, pin }),
      turn: async (switchName: string, on = true) => await post(port, `/admin/${switchName}`, { on }),
      struck: async (watcher: number) =>
        JSON.parse((await ask(port, `/strikes?watcher=${watcher}`)).text).struck as unknown,
      ledger: async () => (await ledger(port)).sort(),
    };
  };
  const stored = async (sql: string) => await database.query(sql, name);
  const codeOf = async (watcher: number) =>
    (await stored(`SELECT code FROM resets WHERE watcher = ${watcher}`))[0]?.["code"];
  const cut = (link: typeof databaseLink): void => {
    link.isCut = true;
    link.dropAll();
  };
  return { start, stored, codeOf, cut, mailLink, databaseLink, vendor };
};

describe("a log-in", () => {
  it("with the right PIN goes in; with a wrong one it is told to mark on paper and call, book or no book", async () => {
    const app = await (await aWorld()).start();
    for (const on of [false, true]) {
      await app.turn("pin-book", on);
      const answers = [await app.logIn(ann), await app.logIn(wrong), await app.logIn("99999-123456")];
      expect(answers.map(({ status }) => status)).toEqual([200, 401, 401]);
      expect(answers[1]?.json.error).toContain(helpDesk);
    }
  });

  it("with a card that is none is refused", async () => {
    const app = await (await aWorld()).start();
    for (const card of ["417", "417-12345", "x-806952", "417-806952 ", 417, null])
      expect((await app.logIn(card)).status, JSON.stringify(card)).toBe(422);
  });

  it("fails by a dead database whatever the pool, and goes in by the book, over a restart too", async () => {
    const { start, cut, databaseLink } = await aWorld();
    const app = await start();
    cut(databaseLink);
    await app.turn("large-pool");
    expect((await app.logIn(ann)).status).toBe(503);
    await app.turn("pin-book");
    expect([(await app.logIn(ann)).status, (await app.logIn(wrong)).status]).toEqual([200, 401]);
    await cleanups.pop()?.();
    const again = await start();
    await again.turn("pin-book");
    expect([(await again.logIn(bob)).status, await again.health("pinsInBook")]).toEqual([200, 37_000]);
  });
});

describe("a batch of marks", () => {
  it("counts once, however often the phone sends it, directly or over the queue", async () => {
    const app = await (await aWorld()).start();
    expect([(await app.batch("b1")).status, (await app.batch("b1")).status]).toEqual([201, 201]);
    await app.turn("queue");
    const answers = await Promise.all([
      app.batch("b1"),
      app.batch("b2", bob, [7]),
      app.batch("b2", bob, [7]),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    await until(async () => (await app.health("backlog")) === 0);
    expect(await app.ledger()).toEqual(["b1", "b2"]);
    expect([await app.struck(417), await app.struck(2086)]).toEqual([[1, 2, 3, 4, 5], [7]]);
  });

  it("is twice in the ledger when its marks are, and not at all when one is missing", async () => {
    const { start, stored } = await aWorld();
    const app = await start();
    await app.batch("b1");
    await app.batch("b2");
    await stored("INSERT INTO marks SELECT * FROM marks WHERE batch = 'b1' AND place = 2");
    await stored("DELETE FROM marks WHERE batch = 'b2' AND place = 5");
    expect(await app.ledger()).toEqual(["b1", "b1"]);
  });

  it("waits on disk while the database is away, and is stored after a restart", async () => {
    const { start, cut, databaseLink } = await aWorld();
    const app = await start();
    cut(databaseLink);
    expect((await app.batch("b1")).status).toBe(503);
    for (const name of ["pin-book", "queue"]) await app.turn(name);
    expect([(await app.batch("b1")).status, (await app.batch("b2")).status]).toEqual([202, 202]);
    await cleanups.pop()?.();
    databaseLink.isCut = false;
    const again = await start();
    await until(async () => (await again.health("backlog")) === 0);
    expect(await again.ledger()).toEqual(["b1", "b2"]);
  });

  it("of no voters, too many, or of no lines of the list is refused", async () => {
    const app = await (await aWorld()).start();
    for (const voters of [[], [1, 2, 3, 4, 5, 6], [0], ["1"], [1.5], {}])
      expect((await app.batch("b1", ann, voters)).status, JSON.stringify(voters)).toBe(422);
  });

  it("with a wrong PIN is refused, queue or not", async () => {
    const app = await (await aWorld()).start();
    expect((await app.batch("b1", wrong)).status).toBe(401);
    await app.turn("queue");
    expect([(await app.batch("b1", wrong)).status, await app.ledger()]).toEqual([401, []]);
  });
});

describe("a reset", () => {
  it("mails a code, and the code gives one new PIN, in the book too", async () => {
    const { start, codeOf, vendor } = await aWorld();
    const app = await start();
    expect((await app.reset(1220)).status).toBe(202);
    expect((await ask(vendor.port, "/log")).text).toBe("reset-1220\n");
    const code = await codeOf(1220);
    expect((await app.newPin(1220, code, "111222")).status).toBe(200);
    expect((await app.newPin(1220, code, "333444")).status).toBe(401);
    expect((await app.logIn("1220-111222")).status).toBe(200);
    await app.turn("pin-book");
    expect([(await app.logIn("1220-111222")).status, (await app.logIn(wrong)).status]).toEqual([200, 401]);
  });

  it("with a wrong code changes nothing, and uses the code up", async () => {
    const { start, codeOf } = await aWorld();
    const app = await start();
    await app.reset(417);
    const code = await codeOf(417);
    const other = code === "00000000" ? "00000001" : "00000000";
    expect((await app.newPin(417, other, "111222")).status).toBe(401);
    expect([(await app.newPin(417, code, "111222")).status, (await app.logIn(ann)).status]).toEqual([
      401, 200,
    ]);
  });

  it("that hangs on the mail takes the connections of log-ins, until resets are off", async () => {
    const { start, codeOf, mailLink } = await aWorld();
    const app = await start();
    mailLink.delayMs = 3_000;
    const resets = Array.from({ length: 10 }, (_, index) => app.reset(30_001 + index));
    await until(async () => (await app.logIn(ann)).status === 503);
    await app.turn("no-resets");
    expect((await app.logIn(ann)).status).toBe(200);
    const answers = await Promise.all(resets);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.text).toContain("call the help desk");
    expect(await codeOf(30_001)).toBeUndefined();
  });

  it("for nobody is refused", async () => {
    const app = await (await aWorld()).start();
    expect([(await app.reset(99_999)).status, (await app.reset("1")).status]).toEqual([404, 422]);
  });
});

it("an address of the mail service that is none stops the start", () => {
  const environment = { PORT: "0", DATABASE_URL: "postgres://x", POLLWATCH_DIR: "/tmp", RESET_MAIL: "mail" };
  expect(readPollwatchSettings({ ...environment, RESET_MAIL: "127.0.0.1:2525" }).mail.port).toBe(2525);
  expect(() => readPollwatchSettings({ ...environment, RESET_MAIL: "a/b" })).toThrow(
    'RESET_MAIL is "a/b". Set it to host:port.',
  );
});
