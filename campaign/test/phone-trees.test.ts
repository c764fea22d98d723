import { describe, expect, it } from "vitest";
import { startExchange, type ExchangeSettings } from "../exchange/start-exchange.ts";
import { Rounds } from "../phone-trees/rounds.ts";
import { startPhoneTrees, type PhoneTreeSettings } from "../phone-trees/start-phone-trees.ts";
import { startReturns } from "../returns/start-returns.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;
const usual = { lines: 4, hqLines: 2, clerks: 4, greetingMs: 20, perReportMs: 1, hqTalkMs: 10 };
const offices = { offices: 2, officeLines: 20, officeCallMs: 5, roundMs: 60_000 };

/** People with an app and phones, with links that can be broken before the app and before the clerks' form. */
const aWorld = async (phones: Partial<ExchangeSettings> = {}, field: Partial<PhoneTreeSettings> = {}) => {
  const { url } = await database.create();
  const returns = await startReturns({ port: 0, databaseUrl: url() });
  const app = await openSlowLink(returns.port);
  const form = await openSlowLink(returns.port);
  const exchange = await startExchange({ port: 0, form: at(form.port), ...usual, ...phones });
  const folder = temporary();
  const settings = {
    port: 0,
    app: at(app.port),
    exchange: at(exchange.port),
    folder: folder.path,
    ...offices,
    ...field,
  };
  cleanups.push(
    folder.remove,
    () => returns.close(),
    app.close,
    form.close,
    () => exchange.close(),
  );
  const start = async () => {
    const people = await startPhoneTrees(settings);
    cleanups.push(() => people.close());
    const { port } = people;
    const report = async (key: string, body: unknown = { precinct: 7, voted: 120 }) =>
      await post(port, "/reports", body, { "Idempotency-Key": key });
    const turn = async (name: string, on = true) => await post(port, `/admin/${name}`, { on });
    const health = async () => JSON.parse((await ask(port, "/healthz")).text);
    const drained = async () => await until(async () => (await health()).backlog === 0);
    return { port, report, turn, health, drained };
  };
  const stored = async () => (await ledger(returns.port)).sort();
  const exchangeHealth = async () => JSON.parse((await ask(exchange.port, "/healthz")).text);
  const keepLines = async () => await post(exchange.port, "/admin/keep-lines", { on: true });
  return {
    app,
    form,
    start,
    stored,
    exchange: exchange.port,
    returns: returns.port,
    exchangeHealth,
    keepLines,
  };
};

const keys = (count: number): string[] => Array.from({ length: count }, (_, index) => `r${100 + index}`);

describe("a report", () => {
  it("goes over the app, over the phone when there is none, and counts once over both", async () => {
    const { app, start, stored } = await aWorld();
    const people = await start();
    expect((await people.report("r1")).text).toBe('{"way":"app"}');
    app.isCut = true;
    app.dropAll();
    expect((await people.report("r2")).text).toBe('{"way":"phone"}');
    expect((await people.report("r1")).status).toBe(201);
    expect(await stored()).toEqual(["r1", "r2"]);
  });

  it.each([{ precinct: 0, voted: 1 }, { precinct: 7, voted: -1 }, { precinct: 7 }, null])(
    "like %j is refused, and is no report that is missed",
    async (body) => {
      const people = await (await aWorld()).start();
      expect((await people.report("r1", body)).status).toBe(422);
      expect(await people.health()).toMatchObject({ state: "full", round: { missed: 0 } });
    },
  );

  it("twice on one sheet counts once, and one that really was stored twice would be seen", async () => {
    const { returns, stored } = await aWorld();
    const line = { key: "r1", precinct: 7, voted: 1 };
    expect((await post(returns, "/entries", { reports: [line, line] })).status).toBe(201);
    await post(returns, "/entries", { reports: [line] });
    expect(await stored()).toEqual(["r1"]);
    expect((await post(returns, "/entries", { reports: [] })).status).toBe(422);
    expect((await post(returns, "/entries", { reports: [{ ...line, key: "a b" }] })).status).toBe(400);
  });
});

const lineOf = (index: number) => ({ key: String(index).padStart(200, "k"), precinct: 7, voted: 1 });

describe("a sheet", () => {
  it("of a hundred reports with the longest keys is taken, and one line more is refused", async () => {
    const { returns, stored } = await aWorld();
    const reports = Array.from({ length: 100 }, (_, index) => lineOf(index));
    expect((await post(returns, "/entries", { reports })).status).toBe(201);
    expect(await stored()).toHaveLength(100);
    expect((await post(returns, "/entries", { reports: [...reports, lineOf(100)] })).status).toBe(422);
    const tooLong = await post(returns, "/entries", { reports, note: "x".repeat(64 * 1024) });
    expect([tooLong.status, tooLong.json.error]).toEqual([413, "the body is larger than 64 KB"]);
  });
});

describe("when everybody phones", () => {
  it("no line is free, for headquarters neither, unless lines are kept for it", async () => {
    const { form, start, app, exchange, exchangeHealth, keepLines } = await aWorld();
    const people = await start();
    app.isCut = true;
    form.delayMs = 1_500;
    const first = keys(4).map((key) => people.report(key));
    await until(async () => (await exchangeHealth()).lines.held.field === 4);
    const busy = await ask(exchange, "/hq-calls");
    expect([busy.status, busy.json.error, busy.headers["retry-after"]]).toEqual([503, "486 Busy Here", "1"]);
    await Promise.all(first);
    await keepLines();
    const second = keys(4).map((key) => people.report(`again-${key}`));
    await until(async () => (await exchangeHealth()).lines.held.field === 2);
    expect((await ask(exchange, "/hq-calls")).status).toBe(200);
    form.delayMs = 0;
    await Promise.all(second);
    expect((await exchangeHealth()).busyShare).toBeGreaterThan(0);
  });

  it("a round is missed, calling again at once or not; down the tree it is in, each report once", async () => {
    const { app, form, start, stored, keepLines } = await aWorld(
      { lines: 2, hqLines: 1, clerks: 2 },
      { roundMs: 3_000 },
    );
    const people = await start();
    app.isCut = true;
    form.delayMs = 400;
    const round = async (mark: string) => {
      const answers = await Promise.all(keys(30).map((key) => people.report(`${mark}-${key}`)));
      return answers.filter(({ status }) => status < 300).length;
    };
    expect(await round("a")).toBeLessThan(15);
    expect(await people.health()).toMatchObject({ state: "read-only", round: { keepsUp: false } });
    await people.turn("redial");
    expect(await round("b")).toBeLessThan(15);
    await people.turn("redial", false);
    await keepLines();
    await people.turn("tree");
    expect(await round("c")).toBe(30);
    await people.drained();
    const inByTree = (await stored()).filter((key) => key.startsWith("c-"));
    expect(inByTree).toEqual(keys(30).map((key) => `c-${key}`));
    await until(async () => (await people.health()).state === "queue-writes");
  });

  it("sheets are still there after a restart, and are read out then", async () => {
    const { form, app, start, stored } = await aWorld();
    const people = await start();
    app.isCut = true;
    form.isCut = true;
    await people.turn("tree");
    expect((await people.report("r1")).status).toBe(202);
    expect((await people.report("r1")).status).toBe(202);
    await cleanups.pop()?.();
    const again = await start();
    await until(async () => (await again.health()).round.oldestMs > 0);
    expect((await again.health()).backlog).toBe(2);
    form.isCut = false;
    await again.drained();
    expect(await stored()).toEqual(["r1"]);
  });
});

describe("a round", () => {
  it("keeps up while no report waits for longer than the next is due, and again one round after the last that did", () => {
    let now = 0;
    const rounds = new Rounds(100, () => now);
    rounds.made("a");
    now = 100;
    expect([rounds.keepUp, rounds.oldestMs]).toEqual([true, 100]);
    now = 101;
    expect(rounds.keepUp).toBe(false);
    rounds.isIn("a");
    expect([rounds.keepUp, rounds.missed, rounds.oldestMs]).toEqual([false, 1, 0]);
    now = 202;
    expect(rounds.keepUp).toBe(true);
  });

  it("is missed when somebody gives up, however early", () => {
    const rounds = new Rounds(100, () => 0);
    rounds.made("a");
    rounds.gaveUp("a");
    expect([rounds.keepUp, rounds.missed]).toEqual([false, 1]);
  });
});
