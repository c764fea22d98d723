import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startCore } from "../core/start-core.ts";
import { startDashboard } from "../dashboard/start-dashboard.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

/** The dashboard before a core API, over a link that can be broken. */
const aWorld = async () => {
  const { url } = await database.create();
  const core = await startCore({ port: 0, databaseUrl: url(), people: 100, poolSize: 10, cacheSeconds: 300 });
  const link = await openSlowLink(core.port);
  const folder = temporary();
  const settings = { port: 0, core: `http://127.0.0.1:${link.port}`, folder: folder.path };
  const dashboard = await startDashboard(settings);
  cleanups.push(
    folder.remove,
    () => core.close(),
    link.close,
    () => dashboard.close(),
  );
  const submit = async (key: string, port = dashboard.port) =>
    await post(port, "/submissions", { person: 1, outcome: "contacted" }, { "Idempotency-Key": key });
  const turn = async (name: string, on = true) => await post(dashboard.port, `/admin/${name}`, { on });
  const health = async (port = dashboard.port) => JSON.parse((await ask(port, "/healthz")).text);
  const stored = async () => (await ledger(core.port)).sort();
  const cut = () => {
    link.isCut = true;
    link.dropAll();
  };
  return { dashboard, settings, link, submit, turn, health, stored, cut };
};

describe("the dashboard", () => {
  it("shows and stores by way of the core API, each form once", async () => {
    const { dashboard, submit, stored } = await aWorld();
    expect((await ask(dashboard.port, "/view?id=1")).json).toMatchObject({ turf: 1 });
    expect([(await submit("s1")).status, (await submit("s1")).status]).toEqual([201, 201]);
    expect(await stored()).toEqual(["s1"]);
    expect((await ask(dashboard.port, "/view?id=99")).status).toBe(404);
    expect((await post(dashboard.port, "/submissions", {}, { "Idempotency-Key": "s2" })).status).toBe(422);
  });

  it("loses what is typed while the core API is away, and asking twice does not help", async () => {
    const { submit, turn, cut } = await aWorld();
    cut();
    expect((await submit("s1")).status).toBe(504);
    await turn("retry");
    expect((await submit("s1")).status).toBe(504);
  });

  it("holds what is typed, shows the last view, and hands over when the core API is back", async () => {
    const { dashboard, link, submit, turn, health, stored, cut } = await aWorld();
    const view = (await ask(dashboard.port, "/view?id=1")).text;
    cut();
    await turn("hold");
    expect((await submit("s1")).status).toBe(201);
    expect((await submit("s1")).status).toBe(201);
    expect((await ask(dashboard.port, "/view?id=1")).text).toBe(view);
    expect((await ask(dashboard.port, "/view?id=2")).status).toBe(503);
    expect(await health()).toMatchObject({ state: "queue-writes", backlog: 2 });
    link.isCut = false;
    // Several rounds of the drain: it waits for the operator, not for the link.
    await pause(500);
    expect(await stored()).toEqual([]);
    await turn("hold", false);
    await until(async () => (await health()).backlog === 0);
    expect(await stored()).toEqual(["s1"]);
  });

  it("frees the offices that wait for a core API that is silent", async () => {
    const { link, submit, turn, stored } = await aWorld();
    link.delayMs = 15_000;
    const waiting = submit("s1");
    await until(async () => (await stored()).length === 1);
    await turn("hold");
    expect((await waiting).status).toBe(201);
  });

  it("still holds, and has all of it, after a restart", async () => {
    const { dashboard, settings, submit, turn, health, stored, cut, link } = await aWorld();
    cut();
    await turn("hold");
    await submit("s1");
    await dashboard.close();
    const again = await startDashboard(settings);
    cleanups.push(() => again.close());
    expect(await health(again.port)).toMatchObject({ state: "queue-writes", backlog: 1, hold: true });
    link.isCut = false;
    await post(again.port, "/admin/hold", { on: false });
    await until(async () => (await health(again.port)).backlog === 0);
    expect(await stored()).toEqual(["s1"]);
  });
});
