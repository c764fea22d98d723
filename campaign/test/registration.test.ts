import { describe, expect, it } from "vitest";
import { startClients } from "../clients/start-clients.ts";
import { startRegistration } from "../registration/start-registration.ts";
import { ownDatabase } from "./support/own-database.ts";
import { ask, ledger, post, temporary } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { freePort, until } from "./support/start-program.ts";

const { database, cleanups } = ownDatabase();

const read = async (port: number) => JSON.parse((await ask(port, "/healthz")).text);

/** The registration site on its database, with a crowd in front of it that tries three times. */
const aWorld = async () => {
  const { url } = await database.create();
  const link = await openSlowLink(database.port);
  cleanups.push(link.close);
  const folder = temporary();
  cleanups.push(folder.remove);
  const site = await startRegistration({ port: 0, databaseUrl: url(link.port), folder: folder.path });
  cleanups.push(() => site.close());
  const adminPort = await freePort();
  const service = `http://127.0.0.1:${site.port}`;
  const crowd = await startClients({ port: 0, adminPort, service, patienceMs: 400, tries: 3 });
  cleanups.push(() => crowd.close());
  const register = async (key: string, body: unknown = { county: 7, name: "Ada Abbot" }) =>
    await post(crowd.port, "/registrations", body, { "Idempotency-Key": key });
  const turn = async (name: string, on = true) => await post(site.port, `/admin/${name}`, { on });
  return {
    link,
    site: site.port,
    register,
    turn,
    tries: async () => Number((await read(adminPort)).triesPerCall),
    health: async () => await read(site.port),
  };
};

describe("a form", () => {
  it("is stored once, however often people send it", async () => {
    const { site, register, tries } = await aWorld();
    const answers = await Promise.all([register("r1"), register("r1"), register("r2")]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await ledger(site)).sort()).toEqual(["r1", "r2"]);
    expect(await tries()).toBe(1);
  });

  it.each([{ county: 0, name: "Ada" }, { county: 7, name: "<b>" }, { county: 7 }, null])(
    "like %j is refused, and nobody tries it again",
    async (body) => {
      const { register, tries } = await aWorld();
      expect((await register("r1", body)).status).toBe(422);
      expect(await tries()).toBe(1);
    },
  );
});

describe("a slow database", () => {
  it("makes people try again and again, until the waiting room takes their forms", async () => {
    const { site, link, register, turn, tries, health } = await aWorld();
    link.delayMs = 1_500;
    expect((await register("r1")).status).toBe(504);
    expect(await tries()).toBe(3);
    await turn("waiting-room");
    expect((await register("r2")).status).toBe(202);
    const { state, backlog } = await health();
    // The tries that still waited for the database are taken at the door as well.
    expect([state, backlog >= 1]).toEqual(["queue-writes", true]);
    link.delayMs = 0;
    await turn("waiting-room", false);
    await until(async () => (await health()).backlog === 0);
    expect(await ledger(site)).toContain("r2");
  });
});
