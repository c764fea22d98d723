import { describe, expect, it } from "vitest";
import { startBundler } from "../bundler/start-bundler.ts";
import { startGiftLedger } from "../gift-ledger/start-gift-ledger.ts";
import { startIdentity } from "../identity/start-identity.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const kept = async <T extends { close(): unknown }>(starting: Promise<T>): Promise<T> => {
  const running = await starting;
  cleanups.push(() => running.close());
  return running;
};

const at = (port: number): string => `http://127.0.0.1:${port}`;

/** The tool over a ledger of 1,000 gifts, with links to the ledger and to sign-in that can be broken. */
const aWorld = async ({ lagLimitSeconds = 3_600 } = {}) => {
  const { name, url } = await database.create();
  const gifts = await kept(startGiftLedger({ port: 0, gifts: 1_000, perSecond: 0 }));
  const identity = await kept(startIdentity({ port: 0, rollMs: 3_600_000 }));
  const [toGifts, toIdentity] = [
    await kept(openSlowLink(gifts.port)),
    await kept(openSlowLink(identity.port)),
  ];
  const folder = temporary();
  cleanups.push(folder.remove);
  const { port } = await kept(
    startBundler({
      port: 0,
      databaseUrl: url(),
      ledger: at(toGifts.port),
      identity: at(toIdentity.port),
      folder: folder.path,
      lagLimitSeconds,
    }),
  );
  const basic = `Basic ${Buffer.from("finance:rehearsal").toString("base64")}`;
  const signIn = { method: "POST", headers: { authorization: basic } };
  const { access_token: token } = JSON.parse((await ask(identity.port, "/oauth2/token", signIn)).text);
  const signed = { authorization: `Bearer ${String(token)}` };
  const get = async (path: string) => await ask(port, path, { headers: signed });
  const claim = async (key: string, body: unknown = { raiser: 7, gift: 12 }) =>
    await ask(port, "/credits", { method: "POST", body, headers: { ...signed, "Idempotency-Key": key } });
  const turn = async (name: string, on = true) =>
    await ask(port, `/admin/${name}`, { method: "POST", body: { on } });
  const health = async () => JSON.parse((await ask(port, "/healthz")).text) as Record<string, unknown>;
  const standings = async () => await database.query("SELECT key, standing FROM bookings ORDER BY key", name);
  await until(async () => (await health())["copyAgeSeconds"] !== null);
  return { port, toGifts, toIdentity, get, claim, turn, health, standings };
};

describe("a credit", () => {
  it("is booked once, however often its form is sent", async () => {
    const { port, claim, get } = await aWorld();
    const answers = await Promise.all([claim("c1"), claim("c1"), claim("c2")]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await ledger(port)).sort()).toEqual(["c1", "c2"]);
    expect(JSON.parse((await get("/credits?raiser=7")).text).credits).toHaveLength(2);
  });

  it("for a gift or a raiser that there is not is refused", async () => {
    const { port, claim } = await aWorld();
    const bad = [{ raiser: 7, gift: 1_001 }, { raiser: 401, gift: 1 }, { raiser: 7 }, null];
    for (const body of bad) expect((await claim("c1", body)).status).toBe(422);
    expect(await ledger(port)).toEqual([]);
  });

  it("is for people who are signed in", async () => {
    const { port } = await aWorld();
    const body = { raiser: 7, gift: 12 };
    expect((await ask(port, "/credits", { method: "POST", body })).status).toBe(401);
    const headers = { authorization: "Bearer aaaaaaaaaaaaaaaaaaaaaaaa.e30.bbbb" };
    expect((await ask(port, "/total?raiser=1", { headers })).status).toBe(401);
  });
});

describe("a ledger that gives no answer", () => {
  it("takes totals and credits with it, and asking again does not help", async () => {
    const { toGifts, get, claim, turn } = await aWorld();
    toGifts.isCut = true;
    toGifts.dropAll();
    expect((await get("/total?raiser=7")).status).toBe(504);
    await turn("ask-again");
    expect((await get("/total?raiser=7")).status).toBe(504);
    expect((await claim("c1")).status).toBe(504);
  });

  it("is answered for by the copy, with its time, and credits wait until it is back", async () => {
    const { port, toGifts, get, claim, turn, health, standings } = await aWorld();
    const live = JSON.parse((await get("/total?raiser=7")).text);
    toGifts.isCut = true;
    toGifts.dropAll();
    await turn("as-of");
    const copied = JSON.parse((await get("/total?raiser=7")).text);
    expect([copied.gifts, copied.cents]).toEqual([live.gifts, live.cents]);
    expect(Date.parse(copied.asOf)).toBeLessThanOrEqual(Date.now());
    const answers = await Promise.all([claim("c1"), claim("c1"), claim("c2", { raiser: 7, gift: 5_000 })]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await health()).toMatchObject({ state: "queue-writes", backlog: 3 });
    toGifts.isCut = false;
    await turn("as-of", false);
    await until(async () => (await health())["backlog"] === 0);
    expect((await ledger(port)).sort()).toEqual(["c1", "c2"]);
    // Nothing that was acknowledged is dropped: finance looks at the gift that nobody knows.
    expect(await standings()).toEqual([
      { key: "c1", standing: "booked" },
      { key: "c2", standing: "open" },
    ]);
  });

  it("is not answered for by a copy that is older than the limit", async () => {
    const { toGifts, get, turn } = await aWorld({ lagLimitSeconds: 1 });
    await turn("as-of");
    expect((await get("/total?raiser=7")).status).toBe(200);
    toGifts.isCut = true;
    toGifts.dropAll();
    await until(async () => (await get("/total?raiser=7")).status === 503);
    expect((await get("/total?raiser=7")).json.error).toMatch(
      /^the copy is \d+ s old, too old to go by; ask the finance desk$/u,
    );
  });
});

describe("when sign-in is lost", () => {
  it("nobody is let in, unless the keys are kept", async () => {
    const { toIdentity, get, turn } = await aWorld();
    expect((await get("/credits?raiser=7")).status).toBe(200);
    toIdentity.isCut = true;
    toIdentity.dropAll();
    expect((await get("/credits?raiser=7")).status).toBe(504);
    await turn("more-patience");
    expect((await get("/credits?raiser=7")).status).toBe(504);
    await turn("keep-keys");
    expect((await get("/credits?raiser=7")).status).toBe(200);
  });
});
