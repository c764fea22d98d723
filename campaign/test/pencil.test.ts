import { describe, expect, it } from "vitest";
import { startPencil } from "../pencil/start-pencil.ts";
import { startTexting, type TextingSettings } from "../texting/start-texting.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;
const roomy = { segmentsPerSecond: 1, numberQueue: 14_400, accountQueue: 1_000_000, concurrent: 500 };
const ann = "+12025550001";

/** Texting with a link that can be broken before the vendor, and another before the database. */
const aWorld = async (limits: Partial<TextingSettings> = {}, perSecond = 1_000) => {
  const { name, url } = await database.create();
  const vendor = await startTexting({ port: 0, networkMs: 1, ...roomy, ...limits });
  const link = await openSlowLink(vendor.port);
  const databaseLink = await openSlowLink(database.port);
  const folder = temporary();
  const settings = {
    port: 0,
    databaseUrl: url(databaseLink.port),
    vendor: at(link.port),
    vendorLog: at(vendor.port),
    numbers: 2,
    perSecond,
    folder: folder.path,
  };
  cleanups.push(folder.remove, () => vendor.close(), link.close, databaseLink.close);
  const start = async () => {
    const pencil = await startPencil(settings);
    cleanups.push(() => pencil.close());
    const { port } = pencil;
    const text = async (token: string, to: unknown = ann, body = "Can we count on you?") =>
      await post(port, "/texts", { to, body }, { "Idempotency-Key": token });
    const reply = async (key: string, body: string, from = ann) =>
      await post(port, "/inbound", { from, body }, { "Idempotency-Key": key });
    const turn = async (name: string, on = true) => await post(port, `/admin/${name}`, { on });
    const health = async (name: string) => Number(JSON.parse((await ask(port, "/healthz")).text)[name]);
    const backlog = async () => await health("backlog");
    const optOuts = async () => await health("optOuts");
    const drained = async () => await until(async () => (await backlog()) === 0);
    return { text, reply, turn, backlog, optOuts, drained, ledger: async () => (await ledger(port)).sort() };
  };
  const stored = async (sql: string) => await database.query(sql, name);
  return { link, databaseLink, start, stored, vendorPort: vendor.port };
};

describe("a text", () => {
  it("goes out once, however often the button is pressed", async () => {
    const pencil = await (await aWorld()).start();
    const answers = await Promise.all([pencil.text("t1"), pencil.text("t1")]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
    expect((await pencil.text("t1")).status).toBe(201);
    await pencil.turn("queue");
    await Promise.all([pencil.text("t1"), pencil.text("t2"), pencil.text("t2")]);
    await pencil.drained();
    expect(await pencil.ledger()).toEqual(["t1", "t2"]);
  });

  it.each(["2025550001", "+442025550001", 12_025_550_001, null])("to %s is refused", async (to) => {
    const pencil = await (await aWorld()).start();
    const answer = await pencil.text("t1", to);
    expect([answer.status, answer.json.error]).toEqual([422, "to must be +1 and ten digits"]);
  });

  it("that the vendor will never take is refused, and holds up none behind it in the queue", async () => {
    const pencil = await (await aWorld()).start();
    const answer = await pencil.text("t1", "+10005550001");
    expect([answer.status, answer.json.error]).toEqual([422, "the vendor does not take this one"]);
    await pencil.turn("queue");
    await pencil.text("t2", "+10005550001");
    await pencil.text("t3");
    await pencil.drained();
    // The ledger says of the second that it was withheld.
    expect(await pencil.ledger()).toEqual(["t2", "t3"]);
  });

  it("left half-way by a crash goes out once, when it is asked for again", async () => {
    const { start, stored } = await aWorld();
    const pencil = await start();
    await stored("INSERT INTO texts (token, fate) VALUES ('t1', 'sending')");
    expect((await pencil.text("t1")).status).toBe(202);
    await pencil.drained();
    expect([(await pencil.text("t1")).status, await pencil.ledger()]).toEqual([201, ["t1"]]);
  });

  it("whose answer is lost is not sent a second time", async () => {
    const { link, start } = await aWorld();
    const pencil = await start();
    link.delayMs = 2_500;
    expect((await pencil.text("t1")).status).toBe(504);
    link.delayMs = 0;
    expect([(await pencil.text("t1")).status, await pencil.backlog()]).toEqual([202, 1]);
    await pencil.drained();
    expect(await pencil.ledger()).toEqual(["t1"]);
  });
});

describe("when the vendor has no room", () => {
  it("loses texts without the queue, more numbers or not; with it they wait and go out once, over a restart too", async () => {
    const { link, start } = await aWorld({ accountQueue: 2, segmentsPerSecond: 1 });
    const pencil = await start();
    const statuses = async (tokens: string[]) => {
      const answers = await Promise.all(tokens.map((token) => pencil.text(token)));
      return answers.map(({ status }) => status);
    };
    await statuses(["t1", "t2"]);
    expect(await statuses(["t3"])).toEqual([503]);
    await pencil.turn("more-numbers");
    expect(await statuses(["t3"])).toEqual([503]);
    await pencil.turn("queue");
    link.isCut = true;
    link.dropAll();
    expect(await statuses(["t3", "t4"])).toEqual([202, 202]);
    await cleanups.pop()?.();
    link.isCut = false;
    const again = await start();
    await again.drained();
    expect(await again.ledger()).toEqual(["t1", "t2", "t3", "t4"]);
  });

  it("keeps the pace of each number while the queue goes out", async () => {
    const { start, vendorPort } = await aWorld({ numberQueue: 2, segmentsPerSecond: 1 }, 1);
    const pencil = await start();
    await pencil.turn("queue");
    await Promise.all(["t1", "t2", "t3", "t4", "t5", "t6"].map((token) => pencil.text(token)));
    await pencil.drained();
    expect(await pencil.ledger()).toEqual(["t1", "t2", "t3", "t4", "t5", "t6"]);
    expect(JSON.parse((await ask(vendorPort, "/healthz")).text)).toMatchObject({ refused: 0 });
  });
});

describe("somebody who says stop", () => {
  it.each([" Stop! ", "UNSUBSCRIBE"])("by %j is sent nothing more, over a restart too", async (words) => {
    const { start } = await aWorld();
    const pencil = await start();
    await pencil.reply("i1", words);
    expect((await pencil.text("t1")).status).toBe(409);
    await cleanups.pop()?.();
    const again = await start();
    expect((await again.text("t1")).status).toBe(409);
    expect(await again.ledger()).toEqual(["i1"]);
  });

  it("in a reply that waits is known right after a restart, though the database is away", async () => {
    const { databaseLink, start } = await aWorld();
    const pencil = await start();
    await pencil.turn("queue");
    databaseLink.isCut = true;
    databaseLink.dropAll();
    expect((await pencil.reply("i1", "STOP")).status).toBe(202);
    await cleanups.pop()?.();
    const again = await start();
    expect([(await again.text("t1")).status, await again.optOuts()]).toEqual([503, 1]);
    databaseLink.isCut = false;
    await until(async () => (await again.text("t1")).status === 409);
  });

  it("is sent nothing that waits, and not while the database is away", async () => {
    const { link, databaseLink, start } = await aWorld();
    const pencil = await start();
    await pencil.turn("queue");
    link.isCut = true;
    link.dropAll();
    expect((await pencil.text("t1")).status).toBe(202);
    databaseLink.isCut = true;
    databaseLink.dropAll();
    expect((await pencil.reply("i1", "STOP")).status).toBe(202);
    expect((await pencil.text("t2")).status).toBe(409);
    databaseLink.isCut = false;
    link.isCut = false;
    await pencil.drained();
    // Both are accounted for: the reply is stored, and the text withheld. None went out.
    expect(await pencil.ledger()).toEqual(["i1", "t1"]);
    const log = await ask(link.port, "/log");
    expect(log.text).toBe("");
  });
});
