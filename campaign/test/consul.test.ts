import { afterEach, describe, expect, it } from "vitest";
import { startConsul } from "../consul/start-consul.ts";
import { ask } from "./support/gotv-world.ts";
import { openSlowLink } from "./support/slow-link.ts";
import { until } from "./support/start-program.ts";

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const aServer = async (leader?: string) => {
  const server = await startConsul({ port: 0, leader });
  cleanups.push(() => server.close());
  return server.port;
};

/** A leader, and a server that reaches it over a link. */
const aCluster = async () => {
  const leader = await aServer();
  const link = await openSlowLink(leader);
  cleanups.push(link.close);
  return { leader, link, follower: await aServer(`http://127.0.0.1:${link.port}`) };
};

const put = async (port: number, path: string, body?: unknown) =>
  await ask(port, path, { method: "PUT", body });

const register = async (port: number, ttl = "60s") => {
  const json = { Name: "events", ID: "events-1", Address: "127.0.0.1", Port: 8_080, Check: { TTL: ttl } };
  await put(port, "/v1/agent/service/register", json);
  return await put(port, "/v1/agent/check/pass/service:events-1");
};

const healthy = async (port: number, query = "") => {
  const { status, text } = await ask(port, `/v1/health/service/events?passing${query}`);
  return status === 200 ? (JSON.parse(text) as unknown[]).length : status;
};

describe("the stand-in for Consul", () => {
  it("lists a copy once it says that it is well, and not once it has been silent for too long", async () => {
    const port = await aServer();
    await put(port, "/v1/agent/service/register", { Name: "events", ID: "e", Address: "x", Port: 1 });
    expect(await healthy(port)).toBe(0);
    await register(port, "1s");
    expect(await healthy(port)).toBe(1);
    await until(async () => (await healthy(port)) === 0);
    expect((await put(port, "/v1/agent/check/pass/service:nobody")).status).toBe(404);
    expect((await put(port, "/v1/agent/service/register", { Name: "?" })).status).toBe(400);
  });

  it("holds a blocking read until something changes", async () => {
    const port = await aServer();
    await register(port);
    const { headers } = await ask(port, "/v1/health/service/events");
    let isAnswered = false;
    const read = ask(port, `/v1/health/service/events?index=${String(headers["x-consul-index"])}&wait=20s`);
    void read.then(() => (isAnswered = true));
    // The same registration again is no change.
    await register(port);
    expect(isAnswered).toBe(false);
    await put(port, "/v1/agent/service/deregister/events-1");
    expect(JSON.parse((await read).text)).toEqual([]);
  });

  it("answers stale reads from its copy when the leader is lost, and everything else with an error", async () => {
    const { follower, link } = await aCluster();
    await register(follower);
    await until(async () => (await healthy(follower, "&stale")) === 1);
    expect(await healthy(follower)).toBe(1);
    link.isCut = true;
    link.dropAll();
    expect(await ask(follower, "/v1/catalog/services")).toMatchObject({
      status: 500,
      text: "No cluster leader",
    });
    expect(await healthy(follower, "&stale")).toBe(1);
    expect((await register(follower)).status).toBe(500);
    const { headers } = await ask(follower, "/v1/health/service/events?stale");
    expect(Number(headers["x-consul-lastcontact"])).toBeGreaterThanOrEqual(0);
  });
});
