import { describe, expect, it } from "vitest";
import { startGeocoder } from "../geocoder/start-geocoder.ts";
import { startIncidents } from "../incidents/start-incidents.ts";
import { startMailVendor } from "../mail-vendor/start-mail-vendor.ts";
import { startTexting } from "../texting/start-texting.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { ownDatabase } from "./support/own-database.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;
const form = { county: 7, address: "12 Main Street, OH", told: "The door is locked." };
const limits = { segmentsPerSecond: 100, numberQueue: 14_400, accountQueue: 1_000_000, concurrent: 500 };

const startVendors = async () => {
  const geocoder = await startGeocoder({ port: 0, networkMs: 1 });
  const texting = await startTexting({ port: 0, networkMs: 1, ...limits });
  const mail = await startMailVendor({ port: 0, smtpPort: 0, connections: 60, acceptMs: 1 });
  cleanups.push(() => Promise.all([geocoder.close(), texting.close(), mail.close()]));
  return { geocoder, texting, mail };
};

/** The tracker, with links that can be broken before the geocoder and before the vendor of texts. */
const aWorld = async () => {
  const { name, url } = await database.create();
  const { geocoder, texting, mail } = await startVendors();
  const [geocoderLink, textLink] = [await openSlowLink(geocoder.port), await openSlowLink(texting.port)];
  const folder = temporary();
  cleanups.push(folder.remove, geocoderLink.close, textLink.close);
  const start = async () => {
    const tracker = await startIncidents({
      port: 0,
      databaseUrl: url(),
      geocoder: at(geocoderLink.port),
      texting: at(textLink.port),
      textingLog: at(texting.port),
      mail: { host: "127.0.0.1", port: mail.smtpPort },
      mailWeb: at(mail.port),
      folder: folder.path,
    });
    cleanups.push(() => tracker.close());
    const { port } = tracker;
    const report = async (key: string, body: unknown = form) =>
      await post(port, "/incidents", body, { "Idempotency-Key": key });
    const turn = async (switchName: string, on = true) => await post(port, `/admin/${switchName}`, { on });
    const health = async (field: string) => Number(JSON.parse((await ask(port, "/healthz")).text)[field]);
    const drained = async () => await until(async () => (await health("backlog")) === 0);
    const board = async (county: number) =>
      JSON.parse((await ask(port, `/incidents?county=${county}`)).text) as {
        told: string;
        x: number | null;
      }[];
    return { report, turn, health, drained, board, ledger: async () => (await ledger(port)).sort() };
  };
  const cutTexts = (): void => {
    textLink.isCut = true;
    textLink.dropAll();
  };
  const mails = async () => (await ask(mail.port, "/log")).text.split("\n").sort().join(" ").trim();
  const stored = async (sql: string) => await database.query(sql, name);
  return { start, stored, geocoderLink, textLink, cutTexts, mails };
};

describe("an incident", () => {
  it("sends one lawyer, however often its form comes, and is on the board of its county", async () => {
    const tracker = await (await aWorld()).start();
    expect([(await tracker.report("i1")).status, (await tracker.report("i1")).status]).toEqual([201, 201]);
    const other = { county: 8, address: "nowhere", told: "The machines are down." };
    expect((await tracker.report("i2", other)).status).toBe(201);
    expect(await tracker.ledger()).toEqual(["i1", "i2"]);
    expect(await tracker.board(7)).toMatchObject([{ told: form.told, x: expect.any(Number) }]);
    expect(await tracker.board(8)).toMatchObject([{ told: other.told, x: null }]);
  });

  it("without a county, an address, words or a key is refused", async () => {
    const tracker = await (await aWorld()).start();
    const bad = [{ county: 0 }, { county: "7" }, { address: "" }, { address: 7 }, { told: "" }];
    for (const field of bad)
      expect((await tracker.report("i1", { ...form, ...field })).status, JSON.stringify(field)).toBe(422);
    expect((await tracker.report("", form)).status).toBe(400);
    expect(await tracker.ledger()).toEqual([]);
  });
});

describe("while the geocoder is slow", () => {
  it("incidents are lost for a place on the map; with geocode-later they are stored first and placed behind", async () => {
    const { start, geocoderLink } = await aWorld();
    const tracker = await start();
    geocoderLink.delayMs = 2_500;
    expect((await tracker.report("i1")).status).toBe(503);
    expect(await tracker.board(7)).toEqual([]);
    await tracker.turn("geocode-later");
    expect((await tracker.report("i1")).status).toBe(201);
    expect(await tracker.board(7)).toMatchObject([{ told: form.told, x: null }]);
    await cleanups.pop()?.();
    geocoderLink.delayMs = 0;
    const again = await start();
    await again.drained();
    expect(await again.board(7)).toMatchObject([{ x: expect.any(Number) }]);
    expect(await again.ledger()).toEqual(["i1"]);
  });
});

describe("while the vendor of texts is away", () => {
  it("no lawyer is sent, asked again or not; by the second way each is sent once", async () => {
    const { start, cutTexts, textLink, mails } = await aWorld();
    const tracker = await start();
    cutTexts();
    expect((await tracker.report("i1")).status).toBe(504);
    await tracker.turn("ask-again");
    expect((await tracker.report("i2")).status).toBe(504);
    await tracker.turn("second-way");
    expect([(await tracker.report("i3")).status, (await tracker.report("i3")).status]).toEqual([202, 202]);
    await tracker.drained();
    textLink.isCut = false;
    expect((await tracker.report("i1")).status).toBe(202);
    await tracker.drained();
    expect([await tracker.ledger(), await mails()]).toEqual([["i1", "i2", "i3"], "i1 i2 i3"]);
  });

  it("a lawyer whose text went out though its answer was lost is not mailed as well", async () => {
    const { start, textLink, mails } = await aWorld();
    const tracker = await start();
    textLink.delayMs = 2_500;
    expect((await tracker.report("i1")).status).toBe(504);
    await tracker.turn("second-way");
    await tracker.drained();
    expect([await tracker.ledger(), await mails()]).toEqual([["i1"], ""]);
  });

  it("what waits is mailed after a restart", async () => {
    const { start, stored, cutTexts } = await aWorld();
    const tracker = await start();
    cutTexts();
    await tracker.turn("second-way");
    await stored("ALTER TABLE notices RENAME TO away");
    expect((await tracker.report("i1")).status).toBe(202);
    await cleanups.pop()?.();
    await stored("ALTER TABLE away RENAME TO notices");
    const again = await start();
    await again.turn("second-way");
    await again.drained();
    expect(await again.ledger()).toEqual(["i1"]);
  });
});
