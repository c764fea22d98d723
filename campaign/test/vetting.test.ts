import { describe, expect, it } from "vitest";
import { startRegistry } from "../registry/start-registry.ts";
import { startVan } from "../van/start-van.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Remote } from "../service/remote.ts";
import { donorsIn } from "../vetting/export.ts";
import { screen } from "../vetting/screen.ts";
import { Slots } from "../vetting/slots.ts";
import { startVetting } from "../vetting/start-vetting.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const at = (port: number): string => `http://127.0.0.1:${port}`;

const kept = async <T extends { close(): unknown }>(starting: Promise<T>): Promise<T> => {
  const running = await starting;
  cleanups.push(() => running.close());
  return running;
};

const jsonOf = async (port: number, path: string) =>
  JSON.parse((await ask(port, path)).text) as Record<string, unknown>;

interface World {
  readonly rows?: number;
  readonly width?: number;
  /** How many rows the donor database really has, when it is not what its copy has. */
  readonly copyRows?: number;
  readonly lookUpMs?: number;
}

/** Vetting with its vendors; the link to the registry can be broken. */
const aWorld = async ({ rows = 40, width = 4, copyRows = rows, lookUpMs = 5 }: World = {}) => {
  const { url } = await database.create();
  const van = await kept(startVan({ port: 0, rows }));
  const copy = await kept(startVan({ port: 0, rows: copyRows }));
  const registry = await kept(startRegistry({ port: 0, lookUpMs, quota: 1_000 }));
  const link = await kept(openSlowLink(registry.port));
  const folder = temporary();
  cleanups.push(folder.remove);
  const vetting = await kept(
    startVetting({
      port: 0,
      databaseUrl: url(),
      folder: folder.path,
      width,
      chunk: 20,
      van: at(van.port),
      copy: at(copy.port),
      registry: at(link.port),
    }),
  );
  const vet = async (key: string, part: unknown = 1) =>
    await post(vetting.port, "/vettings", { part }, { "Idempotency-Key": key });
  const turn = async (name: string, on = true) => await post(vetting.port, `/admin/${name}`, { on });
  const backlog = async () => (await jsonOf(vetting.port, "/healthz"))["backlog"];
  return { port: vetting.port, registry: registry.port, link, vet, turn, backlog };
};

describe("a vetting", () => {
  it("is filed once with every donor in it, however often its order is sent", async () => {
    const { port, vet } = await aWorld();
    const answers = await Promise.all([vet("v1"), vet("v1"), vet("v2", 2)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await ledger(port)).sort()).toEqual(["v1", "v2"]);
    expect(await jsonOf(port, "/summary")).toEqual({ vettings: 2, donors: 80 });
  });

  it.each([0, 1.5, "1", null])("of part %j is refused with a reason", async (part) => {
    const { vet } = await aWorld();
    const { status, json } = await vet("v1", part);
    expect([status, json.error]).toEqual([422, "part must be a whole number from 1 to 100000"]);
  });

  it("of a thousand chunks runs as wide as it may, and never wider", async () => {
    const { port, registry, vet } = await aWorld({ rows: 20_000, width: 100, lookUpMs: 200 });
    expect((await vet("v1")).status).toBe(201);
    expect(await jsonOf(port, "/summary")).toEqual({ vettings: 1, donors: 20_000 });
    const { most } = await jsonOf(registry, "/healthz");
    expect(Number(most)).toBeGreaterThan(50);
    expect(Number(most)).toBeLessThanOrEqual(100);
  });
});

const row = (id: number) => `${id},"Donor, x",60606\n`;

describe("half a file", () => {
  it.each([
    ["ends at a row", row(1), "1 whole rows of 2"],
    ["ends in a row", `${row(1)}2,"Don`, "1 whole rows of 2"],
    ["is empty", "", "0 whole rows of 2"],
    ["is longer than told", row(1) + row(2) + row(3), "3 whole rows of 2"],
  ])("that %s is refused whole", (_, csv, reason) => {
    expect(() => donorsIn(csv, 2)).toThrow(`the export has ${reason}; nobody in it is vetted`);
  });

  it("is told out loud and files nothing", async () => {
    // The copy is the short one here: what counts is that the job's count does not agree.
    const { port, vet, turn } = await aWorld({ copyRows: 12 });
    await turn("copy");
    const { status, json } = await vet("v1");
    expect([status, json.error]).toEqual([502, "the export has 12 whole rows of 40; nobody in it is vetted"]);
    expect(await ledger(port)).toEqual([]);
    expect((await jsonOf(port, "/healthz"))["failed"]).toBe(1);
    await turn("copy", false);
    expect((await vet("v1")).status).toBe(201);
  });
});

describe("a registry that leaves donors out", () => {
  it.each([
    ["of fewer donors", [{ donor: 1, listed: false }], "answered for 1 donors of 2"],
    ["of others", [{ donor: 1 }, { donor: 3 }], "answered for 2 donors of 2"],
    ["of no shape", { donors: 2 }, "answered for 0 donors of 2"],
  ])("has its answer %s refused", async (_, answer, reason) => {
    const server = createHttpServer({
      "POST /screen": (_request, response) => send(response, 200, JSON.stringify(answer)),
    });
    const registry = new Remote("the registry", at(await listen(server, 0)));
    cleanups.push(
      () => closeServer(server),
      () => registry.close(),
    );
    const slots = new Slots(() => ({ all: 1, vettings: 1 }));
    await expect(screen([1, 2], { registry, slots, chunk: 20, withinMs: 5_000 })).rejects.toThrow(reason);
    expect(slots.running).toBe(0);
  });
});

describe("slots", () => {
  it("are kept from vettings above their share, and given to whoever else comes", async () => {
    const slots = new Slots(() => ({ all: 2, vettings: 1 }));
    const ends: (() => void)[] = [];
    const long = () => new Promise<void>((resolve) => ends.push(resolve));
    const vetting = slots.use("vetting", 1_000, long);
    await expect(slots.use("vetting", 10, long)).rejects.toThrow("the concurrency quota is used up");
    const other = slots.use("other", 1_000, long);
    await until(() => ends.length === 2);
    expect([slots.running, slots.waiting]).toEqual([2, 0]);
    for (const end of ends) end();
    await Promise.all([vetting, other]);
    expect(slots.running).toBe(0);
  });
});

describe("a slow registry", () => {
  it("keeps other functions from their slots, unless theirs are reserved; then vettings wait on disk", async () => {
    const { port, link, vet, turn, backlog } = await aWorld();
    link.delayMs = 4_000;
    const stuck = [vet("v1"), vet("v2")];
    await until(async () => (await jsonOf(port, "/healthz"))["slotsUsed"] === 4);
    let isAnswered = false;
    const waiting = ask(port, "/receipt?donor=7").then(() => (isAnswered = true));
    await until(async () => (await jsonOf(port, "/healthz"))["slotsWaiting"] === 1);
    expect(isAnswered).toBe(false);
    await Promise.all([...stuck, waiting]);
    await turn("reserve");
    const order = vet("v3");
    expect((await ask(port, "/receipt?donor=7")).status).toBe(200);
    expect((await order).status).toBe(202);
    expect(await backlog()).toBe(1);
    link.delayMs = 0;
    await turn("reserve", false);
    await until(async () => (await backlog()) === 0);
    expect((await ledger(port)).sort()).toEqual(["v1", "v2", "v3"]);
  });
});
