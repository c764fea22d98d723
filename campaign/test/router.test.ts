import { afterEach, describe, expect, it } from "vitest";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { readRouterSettings, startRouter } from "../router/start-router.ts";
import { ask, post } from "./support/gotv-world.ts";

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A place that says its name, and one path that never answers. */
const aPlace = async (name: string): Promise<number> => {
  const server = createHttpServer({
    "GET /": (_, response) => send(response, 200, JSON.stringify({ state: name })),
    "GET /never": () => undefined,
  });
  cleanups.push(() => closeServer(server));
  return await listen(server, 0);
};

const aRouter = async () => {
  const places = `east=127.0.0.1:${await aPlace("east")},west=127.0.0.1:${await aPlace("west")}`;
  const router = await startRouter(readRouterSettings({ PORT: "0", ADMIN_PORT: "0", PLACES: places }));
  cleanups.push(() => router.close());
  const headers = { connection: "close" };
  const where = async () => (await ask(router.port, "/", { headers })).json.state;
  const move = async (to: unknown) => await post(router.adminPort, "/admin/route", { to });
  return { router, where, move };
};

describe("the router", () => {
  it("carries to the first place, and to another when it is moved", async () => {
    const { where, move } = await aRouter();
    expect(await where()).toBe("east");
    expect((await move("west")).text).toContain('"to":"west"');
    expect(await where()).toBe("west");
  });

  it("drops what is open when it is moved, as a fail-over does", async () => {
    const { router, move } = await aRouter();
    const hanging = ask(router.port, "/never").then(
      () => "answered",
      () => "dropped",
    );
    await ask(router.port, "/");
    await move("west");
    expect(await hanging).toBe("dropped");
  });

  it.each(["north", 1, undefined])("does not go to %s", async (to) => {
    const { where, move } = await aRouter();
    const answer = await move(to);
    expect([answer.status, answer.json.error]).toEqual([400, "to must be one of east, west"]);
    expect(await where()).toBe("east");
  });

  it("closes the connection when its place is away", async () => {
    const router = await startRouter(
      readRouterSettings({ PORT: "0", ADMIN_PORT: "0", PLACES: "gone=127.0.0.1:1" }),
    );
    cleanups.push(() => router.close());
    await expect(ask(router.port, "/")).rejects.toThrow(/hang up|reset/u);
  });

  it("refuses places that it cannot read", () => {
    expect(() => readRouterSettings({ PORT: "0", ADMIN_PORT: "0", PLACES: "east" })).toThrow(
      'PLACES has "east". Write each place as name=host:port, with commas between them.',
    );
  });
});
