import { describe, expect, it } from "vitest";
import { startDonate } from "../donate/start-donate.ts";
import { startPayment } from "../payment/start-payment.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;

/** Donations over two vendors, with a link that can be broken before the first. */
const aWorld = async () => {
  const { name, url } = await database.create();
  const vendors = [
    await startPayment({ port: 0, networkMs: 5 }),
    await startPayment({ port: 0, networkMs: 5 }),
  ];
  const [a = 0, b = 0] = vendors.map(({ port }) => port);
  const link = await openSlowLink(a);
  const folder = temporary();
  const donate = await startDonate({
    port: 0,
    databaseUrl: url(),
    vendors: { a: at(link.port), b: at(b) },
    settlements: [at(a), at(b)],
    folder: folder.path,
  });
  cleanups.push(folder.remove, ...vendors.map((vendor) => () => vendor.close()), link.close, () =>
    donate.close(),
  );
  const stored = async () => await database.query("SELECT key, vendor FROM gifts ORDER BY key", name);
  const give = async (key: string, cents: unknown = 500) =>
    await post(donate.port, "/donations", { cents }, { "Idempotency-Key": key });
  const turn = async (name: string, on = true) => await post(donate.port, `/admin/${name}`, { on });
  const backlog = async () => Number(JSON.parse((await ask(donate.port, "/healthz")).text).backlog);
  return { port: donate.port, link, stored, give, turn, backlog };
};

describe("a gift", () => {
  it("is charged and stored once, however often its form is sent", async () => {
    const { port, give, stored } = await aWorld();
    const answers = await Promise.all([give("g1"), give("g1"), give("g2")]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await stored()).toEqual([
      { key: "g1", vendor: "a" },
      { key: "g2", vendor: "a" },
    ]);
    expect((await ledger(port)).sort()).toEqual(["g1", "g2"]);
  });

  it.each([0, -5, 1.5, "500", undefined, 99_999_999])(
    "of %s cents is refused with a reason",
    async (cents) => {
      const { give } = await aWorld();
      const answer = await give("g1", cents === undefined ? null : cents);
      expect([answer.status, answer.json.error]).toEqual([
        422,
        "cents must be a whole number from 1 to 10000000",
      ]);
    },
  );
});

describe("when the answers of the first vendor are lost", () => {
  it("tells the donor not to send it again, and stores the gift once the vendor answers", async () => {
    const { port, link, give, stored, backlog } = await aWorld();
    // The request gets through, and its answer comes after the service has given up.
    link.delayMs = 2_500;
    const answer = await give("g1");
    expect(answer.status).toBe(504);
    expect(answer.json.error).toMatch(/do not send it again/u);
    expect(await ledger(port)).toEqual(["g1"]);
    expect(await backlog()).toBe(1);
    link.delayMs = 0;
    await until(async () => (await backlog()) === 0);
    expect(await stored()).toEqual([{ key: "g1", vendor: "a" }]);
  });

  it("drops a doubt about a charge that was never made", async () => {
    const { link, give, stored, backlog } = await aWorld();
    link.isCut = true;
    link.dropAll();
    expect((await give("g1")).status).toBe(504);
    link.isCut = false;
    await until(async () => (await backlog()) === 0);
    expect(await stored()).toEqual([]);
  });

  it("is helped by the second vendor, and not by asking the first again", async () => {
    const { link, give, turn, stored } = await aWorld();
    link.isCut = true;
    link.dropAll();
    await turn("retry");
    expect((await give("g1")).status).toBe(504);
    await turn("divert");
    expect((await give("g2")).status).toBe(201);
    expect(await stored()).toEqual([{ key: "g2", vendor: "b" }]);
  });
});
