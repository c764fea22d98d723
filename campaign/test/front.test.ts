import { describe, expect, it } from "vitest";
import { startFront } from "../front/start-front.ts";
import { startSite } from "../site/start-site.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { freePort, until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

/** A site behind its cache, with a link between them that can be broken. */
const aWorld = async () => {
  const { url } = await database.create();
  const site = await startSite({ port: 0, databaseUrl: url() });
  cleanups.push(() => site.close());
  const link = await openSlowLink(site.port);
  cleanups.push(link.close);
  const adminPort = await freePort();
  const front = await startFront({ port: 0, adminPort, origin: `http://127.0.0.1:${link.port}` });
  cleanups.push(() => front.close());
  const health = async () => JSON.parse((await ask(adminPort, "/healthz")).text) as Record<string, number>;
  const turn = async (name: string, on = true) => await post(adminPort, `/admin/${name}`, { on });
  const read = async (path = "/news") => await ask(front.port, path);
  const readAtOnce = async (readers: number) =>
    await Promise.all(Array.from({ length: readers }, () => read()));
  const publish = async (key: string, body = "Doors open at six.") =>
    await post(front.port, "/updates", { page: 0, body }, { "Idempotency-Key": key });
  return { site: site.port, front: front.port, link, health, turn, read, readAtOnce, publish };
};

/** Longer than a page counts as fresh. */
const goStale = () => new Promise((resolve) => setTimeout(resolve, 1_100));

describe("a site that is slow behind its cache", () => {
  it("is asked by every reader of an expired page, unless grace is on: then by one, and nobody waits", async () => {
    const { link, health, turn, read, readAtOnce } = await aWorld();
    await read();
    await goStale();
    link.delayMs = 300;
    const { fetches: before = 0 } = await health();
    await readAtOnce(10);
    expect((await health())["fetches"]).toBe(before + 10);
    await turn("grace");
    await goStale();
    const { fetches = 0, hits = 0 } = await health();
    const pages = await readAtOnce(10);
    expect(pages.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await health()).toMatchObject({ hits: hits + 10, fetches: fetches + 1, state: "static-page" });
  });

  it("still gives its last known pages when it is gone, with grace alone", async () => {
    const { link, turn, read } = await aWorld();
    const { text } = await read();
    await goStale();
    link.isCut = true;
    link.dropAll();
    expect((await read()).status).toBe(503);
    await turn("grace");
    expect(await read()).toMatchObject({ status: 200, text });
    expect((await read("/news?page=7")).status).toBe(503);
  });

  it("shows what was published soon after, and stores it once however often its form is sent", async () => {
    const { site, turn, read, publish } = await aWorld();
    await turn("grace");
    await read();
    const answers = await Promise.all([
      publish("u1", "Bring <b>a</b> friend."),
      publish("u1"),
      publish("u2"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await ledger(site)).sort()).toEqual(["u1", "u2"]);
    await until(async () => (await read()).text.includes("Doors open at six."));
  });

  it("leads to the donation page whatever is down, and refuses what it does not know", async () => {
    const { link, front, read, publish } = await aWorld();
    link.isCut = true;
    link.dropAll();
    expect((await ask(front, "/give")).headers).toMatchObject({ location: "https://give.example/" });
    link.isCut = false;
    expect((await ask(front, "/news", { method: "DELETE" })).status).toBe(405);
    expect((await read("/news?page=9999")).status).toBe(404);
    expect((await publish("u1", "")).status).toBe(422);
  });
});
